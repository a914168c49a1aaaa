import { access, chmod, chown, cp, mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Problem } from '#lib/launch/problem.ts';
import { runQuietly } from '#lib/launch/run-quietly.ts';
import type { Account } from './account.ts';

/** A folder that the user `postgres` can always reach; only used if Haizen runs as root below a folder closed to others. */
const openFolder = '/var/lib/haizen';

/** Creates the folder for the database's files, owned by the account: `wanted`, or a fallback that the account can reach. */
export async function reachableFolder(wanted: string, account: Account | undefined, id: string): Promise<string> {
  await mkdir(wanted, { recursive: true });
  await chmod(wanted, 0o700);
  if (!account) return wanted;
  await chown(wanted, account.uid, account.gid);
  if (await canEnter(wanted, account)) return wanted;
  const instead = join(openFolder, id);
  await openUp(instead, account);
  return instead;
}

/** The folder with Postgres's programs: as installed, or a copy that the account can reach. */
export async function reachableBinaries(
  installed: string,
  account: Account | undefined,
  version: string,
): Promise<string> {
  if (!account || (await canEnter(installed, account))) return installed;
  const copy = join(openFolder, `postgres-${version}`);
  await openUp(openFolder, account);
  const exists = await access(copy).then(
    () => true,
    () => false,
  );
  if (!exists) {
    const part = `${copy}.${process.pid}`;
    await cp(dirname(installed), part, { recursive: true, verbatimSymlinks: true });
    // A concurrent launcher has already copied the same files.
    await rename(part, copy).catch(() => rm(part, { recursive: true, force: true }));
  }
  return join(copy, basename(installed));
}

async function openUp(folder: string, account: Account): Promise<void> {
  try {
    await mkdir(openFolder, { recursive: true, mode: 0o755 });
    if (folder === openFolder) return;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chown(folder, account.uid, account.gid);
    if (await canEnter(folder, account)) return;
  } catch (cause) {
    throw new Problem(unreachable, { cause });
  }
  throw new Problem(unreachable);
}

const unreachable = `As root, Haizen runs Postgres as the user "postgres", who can reach neither this folder nor ${openFolder}: move the checkout out of the closed home folder, start Haizen as an ordinary user, or set DATABASE_URL.`;

async function canEnter(folder: string, account: Account): Promise<boolean> {
  const { code } = await runQuietly({
    command: '/bin/sh',
    args: ['-c', 'cd "$1"', 'sh', folder],
    cwd: '/',
    ...account,
  });
  return code === 0;
}
