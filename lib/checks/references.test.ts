import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { inProject, projectFolder } from '#lib/launch/paths.ts';

// Catches comments and documents that cite removed rules or files.

const tracked = globSync(['{app,docs,e2e,lib,prisma}/**/*.{ts,tsx,js,md,prisma}', '*.{ts,js,md,yaml}', 'Dockerfile'], {
  cwd: projectFolder,
  exclude: ['**/node_modules/**', 'e2e/fixtures/layers/**', 'lib/db/generated/**'],
}).map((path) => path.replaceAll('\\', '/'));

const texts = new Map(tracked.map((path) => [path, readFileSync(inProject(path), 'utf8')]));

test('every cited invariant is defined in docs/design.md', () => {
  const design = texts.get('docs/design.md') ?? '';
  const defined = new Set([...design.matchAll(/^\| \*\*(?<name>[IR]\d+)\*\*/gmu)].map(([, name]) => name));
  expect(defined.size).toBeGreaterThanOrEqual(10);
  const cited = [...texts].flatMap(([path, text]) =>
    [...text.matchAll(/(?<=[( ,])(?<name>I(?:[1-9]|[1-9]\d))(?=[),.:; ]|$)/gmu)].map(([, name]) => ({ path, name })),
  );
  expect(cited.length).toBeGreaterThan(20);
  expect(cited.filter(({ name }) => !defined.has(name))).toEqual([]);
});

test('every project file that code or documents mention exists', () => {
  const missing = [...texts].flatMap(([path, text]) =>
    [
      ...text.matchAll(
        /(?<![\w/.#@~-])(?:lib|app|e2e|prisma|docs|\.ci)\/(?:(?!\]\()[\w./()[\]-])+\.(?:tsx?|js|md|prisma|png|css)\b/gu,
      ),
    ]
      .map(([name]) => name)
      .filter((name) => !existsSync(inProject(name)))
      .map((name) => `${path}: ${name}`),
  );
  expect(missing).toEqual([]);
});

test('every link between documents points to a file', () => {
  const documents = [...texts].filter(([path]) => path.endsWith('.md'));
  const broken = documents.flatMap(([path, text]) =>
    [...text.matchAll(/\]\((?<target>[^)#\s]+)(?:#[^)]*)?\)/gu)]
      .map(([, target = '']) => target)
      .filter((target) => !/^[a-z]+:/u.test(target))
      .filter((target) => !existsSync(join(projectFolder, dirname(path), target)))
      .map((target) => `${path}: ${target}`),
  );
  expect(documents.length).toBeGreaterThan(5);
  expect(broken).toEqual([]);
});
