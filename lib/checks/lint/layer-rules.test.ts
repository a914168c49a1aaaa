import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { inProject } from '#lib/launch/paths.ts';
import { runQuietly } from '#lib/launch/run-quietly.ts';
import { modules, wiring } from './layer-rules.ts';

const fixtures = inProject('e2e', 'fixtures', 'layers');
const oxlint = inProject('node_modules', 'oxlint', 'bin', 'oxlint');
const reportSchema = z.object({ diagnostics: z.array(z.object({ code: z.string(), filename: z.string() })) });

function fixtureFiles(): string[] {
  return readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.config.ts'))
    .map((path) => join('e2e', 'fixtures', 'layers', path).replaceAll('\\', '/'));
}

test('the lint reports each deliberate import against the layers, and no other', async () => {
  const { output } = await runQuietly({
    command: process.execPath,
    args: [oxlint, '--config', join(fixtures, 'layers.config.ts'), '--format', 'json', fixtures],
  });
  const { diagnostics } = reportSchema.parse(JSON.parse(output));
  const reported = new Set(
    diagnostics.filter(({ code }) => code.includes('no-restricted-imports')).map(({ filename }) => filename),
  );
  const deliberate = fixtureFiles().filter((path) => basename(path).startsWith('imports-'));

  expect(deliberate.length).toBeGreaterThan(0);
  expect([...reported].toSorted()).toEqual(deliberate.toSorted());
});

test('every folder of lib/ is listed as a module, and lib/ holds nothing else', () => {
  expect(readdirSync(inProject('lib')).toSorted()).toEqual(
    [...modules, ...wiring].filter((name) => name !== 'app').toSorted(),
  );
});
