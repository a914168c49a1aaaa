import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Problem } from '#lib/launch/problem.ts';

const run = promisify(execFile);

/** The user and group for Postgres if this process is root, because Postgres refuses to run as root. */
export type Account = { uid: number; gid: number };

/** Undefined if Postgres can run as the current user. */
export async function findPostgresAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const existing = await lookUp('postgres');
  if (existing) return existing;
  try {
    await run('groupadd', ['--system', '--force', 'postgres']);
    await run('useradd', [
      '--system',
      '--no-create-home',
      '--gid',
      'postgres',
      '--shell',
      '/usr/sbin/nologin',
      'postgres',
    ]);
  } catch (cause) {
    throw new Problem(
      'Postgres refuses to run as root, and the user "postgres" could not be created: start Haizen as an ordinary user, or set DATABASE_URL to a Postgres of your own.',
      { cause },
    );
  }
  return lookUp('postgres');
}

async function lookUp(name: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}
