import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { inProject } from '#lib/launch/paths.ts';
import { runQuietly } from '#lib/launch/run-quietly.ts';
import { areas } from './area-rules.ts';
import { mayImport, modules } from './layer-rules.ts';

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

test('every folder of app/components is an area or shared', () => {
  expect(readdirSync(inProject('app', 'components')).toSorted()).toEqual([...areas, 'shared'].toSorted());
});

test('every folder of lib/ is listed as a module, and lib/ holds nothing else', () => {
  const inLib: readonly string[] = modules.filter((name) => name !== 'app');
  expect(readdirSync(inProject('lib')).toSorted()).toEqual(inLib.toSorted());
});

test('a module imports only modules that are listed before it', () => {
  for (const [index, module] of modules.entries()) {
    const before: readonly string[] = modules.slice(0, index);
    const imported = mayImport[module].map((name) => name.split('/')[0]);
    expect(imported.filter((name) => name !== undefined && !before.includes(name))).toEqual([]);
  }
});

test('docs/design.md shows every module and what it may import, in this order', () => {
  const [, map = ''] = readFileSync(inProject('docs', 'design.md'), 'utf8').split('## Modules');
  const rows = [...map.matchAll(/^\| `(?<name>[\w-]+)` +\| \S.*? \| (?<imports>.*?) *\|$/gmu)];
  const shown = rows.map(({ groups: { name, imports } = {} }) => [name, imports]);
  expect(shown).toEqual(modules.map((module) => [module, mayImport[module].join(', ') || 'nothing']));
});

test("a file of the importer's own folder is imported by ./", () => {
  const files = readdirSync(inProject('lib'), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !path.startsWith('db/generated/'));
  const offences = files.filter((path) =>
    readFileSync(inProject('lib', path), 'utf8').includes(` from '#lib/${dirname(path)}/`),
  );
  expect(offences).toEqual([]);
});
