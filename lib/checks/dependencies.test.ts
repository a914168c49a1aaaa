import { readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { inProject } from '#lib/launch/paths.ts';
import nextConfig from '../../next.config.js';
import { loadedBy } from './loaded-by.ts';
import { BULLMQ, PRISM } from './own-packages.ts';

const versions = z.record(z.string(), z.string());
const manifestSchema = z.object({ dependencies: versions, devDependencies: versions.default({}) });
const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ integrity: z.string().optional(), resolved: z.string().optional() })),
});

const read = (...path: string[]) => readFile(inProject(...path), 'utf8');
const readManifest = async (folder = '.') => manifestSchema.parse(JSON.parse(await read(folder, 'package.json')));

/** The package names in the tables of docs/dependencies.md, by heading. */
async function explained(): Promise<readonly (readonly string[])[]> {
  const [, ...parts] = (await read('docs', 'dependencies.md')).split(/^## /mu);
  return parts.map((part) => [...part.matchAll(/^\| `(?<name>[^`]+)` +\| \S.*\|$/gmu)].map(([, name = '']) => name));
}

test('docs/dependencies.md explains every package, and no other', async () => {
  const { dependencies, devDependencies } = await readManifest();
  const own = await Promise.all([BULLMQ, PRISM].map(readManifest));
  expect(await explained()).toEqual([
    Object.keys(dependencies),
    Object.keys(devDependencies),
    own.flatMap((manifest) => Object.keys(manifest.dependencies)),
  ]);
});

test.each(['.', BULLMQ, PRISM])('every package of %s has an exact version', async (folder) => {
  const { dependencies, devDependencies } = await readManifest(folder);
  const ranges = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d/u.test(version));
  expect(ranges).toEqual([]);
});

test.each(['.', BULLMQ, PRISM])(
  'the lock file of %s has a hash for every package, all from a registry',
  async (folder) => {
    const { '': _root, ...packages } = lockSchema.parse(JSON.parse(await read(folder, 'package-lock.json'))).packages;
    const unlocked = Object.entries(packages).filter(
      ([, { integrity, resolved }]) => !(integrity ?? '').startsWith('sha512-') || resolved !== undefined,
    );
    expect(Object.keys(packages).length).toBeGreaterThan(10);
    expect(unlocked).toEqual([]);
  },
);

/** Started in production, where only `dependencies` are installed. */
const programs = [
  'lib/launch/start.ts',
  'lib/launch/worker.ts',
  'lib/launch/reset-password.ts',
  'lib/launch/check-health.js',
  'lib/launch/follow-parent.js',
  'lib/process/web-server.ts',
  'lib/process/worker.ts',
  'lib/simulators/main.ts',
  'lib/db/generated/client.ts',
];

test('production needs no development dependency', async () => {
  const { dependencies } = await readManifest();
  const loaded = new Set(programs.flatMap((program) => [...loadedBy(program).packages]));
  const needed = [...loaded, ...(nextConfig.serverExternalPackages ?? [])].filter((name) => !isBuiltin(name));
  expect(loaded.size).toBeGreaterThan(10);
  expect(needed.filter((name) => !(name in dependencies))).toEqual([]);
});
