import { chmod, readFile, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryDataFolder } from './postgres/temporary-data-folder.ts';
import { Problem } from './problem.ts';
import { secretOf } from './secret-file.ts';

const modeOf = async (path: string) => (await stat(path)).mode & 0o777;

test('is created once, readable only by its owner, and reused', async () => {
  await using folder = await temporaryDataFolder();
  const secret = await secretOf(folder.path);
  expect(Buffer.from(secret, 'base64')).toHaveLength(32);
  expect(await modeOf(join(folder.path, 'secret'))).toBe(0o600);
  expect(await secretOf(folder.path)).toBe(secret);
  await using another = await temporaryDataFolder();
  expect(await secretOf(another.path)).not.toBe(secret);
});

test('concurrent launchers all get the same secret, and no drafts remain', async () => {
  await using folder = await temporaryDataFolder();
  const secrets = await Promise.all(Array.from({ length: 30 }, () => secretOf(folder.path)));
  expect(new Set(secrets).size).toBe(1);
  expect(await readdir(folder.path)).toEqual(['secret']);
});

test('restricts the permissions of a file that others can read', async () => {
  await using folder = await temporaryDataFolder();
  const secret = await secretOf(folder.path);
  const path = join(folder.path, 'secret');
  await chmod(path, 0o644);
  expect(await secretOf(folder.path)).toBe(secret);
  expect(await modeOf(path)).toBe(0o600);
});

test('reports a truncated or unusable file, and never replaces it', async () => {
  await using folder = await temporaryDataFolder();
  const path = join(folder.path, 'secret');
  await writeFile(path, 'short');
  await expect(secretOf(folder.path)).rejects.toThrow(Problem);
  await expect(secretOf(folder.path)).rejects.toThrow(path);
  expect(await readFile(path, 'utf8')).toBe('short');

  await using looped = await temporaryDataFolder();
  await symlink('secret', join(looped.path, 'secret'));
  await expect(secretOf(looped.path)).rejects.toThrow(/^The file .+ can't be used \(ELOOP.+HAIZEN_SECRET\.$/u);
});
