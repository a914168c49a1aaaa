import { MantineProvider } from '@mantine/core';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { cssVariables } from '#app/theme/css-variables.ts';
import { tokens } from '#app/theme/tokens.ts';

/** Mantine's CSS variables for our theme, one declaration per line. */
export function variablesCss(): string {
  const markup = renderToStaticMarkup(
    createElement(MantineProvider, { theme: tokens, cssVariablesResolver: cssVariables, withGlobalClasses: false }),
  );
  const [, css = ''] = /<style data-mantine-styles[^>]*>([\s\S]*)<\/style>/u.exec(markup) ?? [];
  const rules = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/gu)].map(([, selector = '', body = '']) => {
    const lines = body.split(';').flatMap((line) => line.trim() || []);
    return `${selector.trim().replaceAll('"', "'")} {\n${lines.map((line) => `  ${line};\n`).join('')}}\n`;
  });
  return `/* Generated from tokens.ts and css-variables.ts: npm run generate */\n\n${rules.join('\n')}`;
}
