import { MantineProvider } from '@mantine/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { cssVariables } from './css-variables.ts';
import { theme } from './theme.ts';

/** Mantine's serialization of the theme, one declaration per line. */
function variablesOfTheme(): string {
  const markup = renderToStaticMarkup(
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} withGlobalClasses={false} />,
  );
  const [, css = ''] = /<style data-mantine-styles[^>]*>([\s\S]*)<\/style>/u.exec(markup) ?? [];
  const rules = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/gu)].map(([, selector = '', body = '']) => {
    const lines = body.split(';').flatMap((line) => line.trim() || []);
    return `${selector.trim().replaceAll('"', "'")} {\n${lines.map((line) => `  ${line};\n`).join('')}}\n`;
  });
  return `/* Written from theme.ts and css-variables.ts by variables.test.tsx: vitest -u */\n\n${rules.join('\n')}`;
}

test('variables.css matches what Mantine generates from the theme', async () => {
  await expect(variablesOfTheme()).toMatchFileSnapshot('variables.css');
});
