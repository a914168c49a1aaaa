import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killPostgres } from './embedded.ts';
import { isAlive } from './postmaster.ts';

const prefix = 'haizen-tmp-';

type TemporaryDataFolder = AsyncDisposable & { path: string };

/** A data folder for one test run or command, removed when disposed. */
export async function temporaryDataFolder(): Promise<TemporaryDataFolder> {
  await sweep();
  // The name contains our pid, so that `sweep` can tell whether the folder is in use.
  const path = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  // As root, Postgres runs as another user, who must be able to traverse the folder.
  await chmod(path, 0o711);
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** Removes the folders and servers of killed runs: Postgres outlives its parent. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (owner === undefined || isAlive(Number(owner))) continue;
    const path = join(tmpdir(), name);
    await killPostgres(path);
    await rm(path, { recursive: true, force: true });
  }
}
