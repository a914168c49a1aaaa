import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { inProject } from '#lib/launch/paths.ts';

// A fresh clone has no Prisma client yet: what generates it must start without it.

const IMPORTED = /^(?:import|export)\s+(?!type\b)(?:[^;]*?from\s+)?'(?<specifier>[^']+)';/gmsu;

/** The files that a program loads before its first line runs, each with the one that imports it. */
function loadedBy(program: string): ReadonlyMap<string, string | null> {
  const importers = new Map<string, string | null>([[program, null]]);
  for (const [file] of importers) {
    if (!existsSync(inProject(file))) continue;
    for (const { groups } of readFileSync(inProject(file), 'utf8').matchAll(IMPORTED)) {
      const specifier = groups?.specifier ?? '';
      if (!/^[#.]/u.test(specifier)) continue;
      const path = specifier.startsWith('#') ? specifier.slice(1) : posix.join(posix.dirname(file), specifier);
      if (!importers.has(path)) importers.set(path, file);
    }
  }
  return importers;
}

test.each([
  'lib/launch/start.ts',
  'lib/launch/dev.ts',
  'lib/launch/worker.ts',
  'lib/launch/generate-client.ts',
  'lib/launch/build.ts',
  'lib/checks/main.ts',
  'e2e/bench/main.ts',
  'e2e/chaos/main.ts',
])('%s starts in a fresh clone', (program) => {
  const loaded = loadedBy(program);
  const generated = [...loaded].filter(([file]) => file.startsWith('lib/db/generated/'));
  expect(loaded.size).toBeGreaterThan(1);
  expect(generated).toEqual([]);
});
