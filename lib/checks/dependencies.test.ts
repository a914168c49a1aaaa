import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { inProject } from '#lib/launch/paths.ts';

const versions = z.record(z.string(), z.string());
const manifestSchema = z.object({ dependencies: versions, devDependencies: versions });
const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ integrity: z.string().optional(), resolved: z.string().optional() })),
});

const read = (...path: string[]) => readFile(inProject(...path), 'utf8');
const readManifest = async () => manifestSchema.parse(JSON.parse(await read('package.json')));

/** The package names in the tables of docs/dependencies.md, by heading. */
async function explained(): Promise<readonly (readonly string[])[]> {
  const [, ...parts] = (await read('docs', 'dependencies.md')).split(/^## /mu);
  return parts.map((part) => [...part.matchAll(/^\| `(?<name>[^`]+)` +\| \S.*\|$/gmu)].map(([, name = '']) => name));
}

test('docs/dependencies.md explains every package, and no other', async () => {
  const { dependencies, devDependencies } = await readManifest();
  expect(await explained()).toEqual([Object.keys(dependencies), Object.keys(devDependencies)]);
});

test('every package has an exact version', async () => {
  const { dependencies, devDependencies } = await readManifest();
  const ranges = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d/u.test(version));
  expect(ranges).toEqual([]);
});

test('the lock file has a hash for every package, all from a registry', async () => {
  const { '': _root, ...packages } = lockSchema.parse(JSON.parse(await read('package-lock.json'))).packages;
  const unlocked = Object.entries(packages).filter(
    ([, { integrity, resolved }]) => !(integrity ?? '').startsWith('sha512-') || resolved !== undefined,
  );
  expect(Object.keys(packages).length).toBeGreaterThan(100);
  expect(unlocked).toEqual([]);
});
