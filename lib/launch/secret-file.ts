import { randomBytes } from 'node:crypto';
import { chmod, link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SECRET_MIN_CHARACTERS } from '#lib/vault/derive-key.ts';
import { Problem, reasonOf } from './problem.ts';

const SECRET_BYTES = 32;
const OWNER_ALONE = 0o600;

/**
 * The trial's own secret, in the file `secret` of its data folder; made where there is none. Of several launchers that
 * make one at once, one wins and all use that one. Rejects with a `Problem` where the file can't be made, read or used.
 */
export async function secretOf(dataFolder: string): Promise<string> {
  const path = join(dataFolder, 'secret');
  try {
    const kept = (await read(path)) ?? (await make(path));
    if (kept.length >= SECRET_MIN_CHARACTERS) return kept;
  } catch (error) {
    throw new Problem(
      `The file ${path} can't be used (${reasonOf(error)}): make it yours alone, or set HAIZEN_SECRET.`,
    );
  }
  throw new Problem(`The file ${path} was cut: put back the one you had, or remove it and register the tokens anew.`);
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
 * Wider permissions come of a copied or restored data folder, and on file systems that keep none they can't be mended:
 * refusing to start would protect nothing that has not been readable already.
 */
async function narrow(path: string): Promise<void> {
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0) await chmod(path, OWNER_ALONE);
}

/** Written whole under another name first: a link either is there or fails, so that nobody reads half of it. */
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
