import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export type Postmaster = { pid: number; port: number };

/**
 * The server running on a data folder, from the `postmaster.pid` that it keeps there.
 * The file remains if the server was killed, so this also checks the process.
 */
export async function findPostmaster(dataFolder: string): Promise<Postmaster | undefined> {
  const content = await readFile(join(dataFolder, 'postmaster.pid'), 'utf8').catch(() => '');
  // Lines: pid, data folder, start time, port, … (src/include/utils/pidfile.h of Postgres)
  const [pid, , , port] = content.split('\n').map(Number);
  if (!pid || !port || !isAlive(pid)) return undefined;
  return { pid, port };
}

/** Whether a process is running; a zombie isn't. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    // The process exists but belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Without an init process, as in many containers, ended daemons stay in the process table. */
function isZombie(pid: number): boolean {
  try {
    // pid (name) state …; the name may contain any character, including parentheses (proc_pid_stat(5)).
    return /\) Z [^)]*$/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
