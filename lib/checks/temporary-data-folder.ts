import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killPostgres } from '#lib/launch/postgres/embedded.ts';
import { isAlive } from '#lib/launch/postgres/postmaster.ts';

const prefix = 'haizen-tmp-';

type TemporaryDataFolder = AsyncDisposable & { path: string };

/** A data folder for the length of a test run or a command. */
export async function temporaryDataFolder(): Promise<TemporaryDataFolder> {
  await sweep();
  // The folder's name says who uses it.
  const path = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  // The user that Postgres runs as must get through it where we are root.
  await chmod(path, 0o711);
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** A run that was killed left its server: Postgres outlives its parent. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (owner === undefined || isAlive(Number(owner))) continue;
    const path = join(tmpdir(), name);
    await killPostgres(path);
    await rm(path, { recursive: true, force: true });
  }
}
