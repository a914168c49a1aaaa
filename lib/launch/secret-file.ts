import { randomBytes } from 'node:crypto';
import { chmod, link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SECRET_MIN_CHARACTERS } from '#lib/vault/derive-key.ts';
import { Problem, reasonOf } from './problem.ts';

const SECRET_BYTES = 32;
const OWNER_ALONE = 0o600;

/**
 * The trial's secret, from the file `secret` in its data folder; created if missing. Concurrent launchers all get the same
 * one. Rejects with a `Problem` if the file can't be created, read or used.
 */
export async function secretOf(dataFolder: string): Promise<string> {
  const path = join(dataFolder, 'secret');
  try {
    const kept = (await read(path)) ?? (await make(path));
    if (kept.length >= SECRET_MIN_CHARACTERS) return kept;
  } catch (error) {
    throw new Problem(
      `The file ${path} can't be used (${reasonOf(error)}): make it readable for its owner only, or set HAIZEN_SECRET.`,
    );
  }
  throw new Problem(`The file ${path} is truncated: restore it, or remove it and enter the tokens again.`);
}

async function read(path: string): Promise<string | null> {
  try {
    await narrow(path);
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Copying or restoring a data folder may widen the permissions, and some file systems don't store any. Refusing to start
 * would protect nothing: the file has already been readable.
 */
async function narrow(path: string): Promise<void> {
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0) await chmod(path, OWNER_ALONE);
}

/** Writes a draft and hard-links it into place: atomic, so no other launcher reads a partial file. */
async function make(path: string): Promise<string> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, `${randomBytes(SECRET_BYTES).toString('base64')}\n`, { flag: 'wx', mode: OWNER_ALONE });
  try {
    await link(draft, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await rm(draft);
  }
  return (await readFile(path, 'utf8')).trim();
}
