import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { runQuietly } from '#lib/launch/run-quietly.ts';

export type FoundProcess = { pid: number; command: string };

type ListedProcess = FoundProcess & { parent: number; isMarked: boolean };

/** Set in the environment of everything that a check starts, to find processes even after their parent has ended. */
const markVariable = 'HAIZEN_CHECK';

const lookEveryMs = 100;

/** Marks every process started from now on as belonging to the check. */
export function markProcesses(mark: string): void {
  process.env[markVariable] = mark;
}

/** The check's running processes: those with its mark, and their descendants regardless of environment. */
export async function markedProcesses(mark: string): Promise<FoundProcess[]> {
  const all = process.platform === 'linux' ? await listFromProc(mark) : await listFromPs();
  const found = new Map(all.filter(({ isMarked }) => isMarked).map((listed) => [listed.pid, listed]));
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const listed of all) if (found.has(listed.parent)) found.set(listed.pid, listed);
  }
  return [...found.values()].map(({ pid, command }) => ({ pid, command }));
}

/** Waits until all marked processes have ended; resolves with those still running after `longestMs`. */
export async function waitForEnd(mark: string, longestMs: number): Promise<FoundProcess[]> {
  const startedAt = performance.now();
  for (;;) {
    const found = await markedProcesses(mark);
    if (found.length === 0 || performance.now() - startedAt > longestMs) return found;
    await delay(lookEveryMs);
  }
}

/** Kills the marked processes, including any that they start meanwhile. */
export async function killMarked(mark: string): Promise<void> {
  for (;;) {
    const found = await markedProcesses(mark);
    if (found.length === 0) return;
    for (const { pid } of found) kill(pid);
    await delay(lookEveryMs);
  }
}

export function listOf(processes: readonly FoundProcess[]): string {
  return processes.map(({ pid, command }) => `  ${pid}  ${command.slice(0, 300)}`).join('\n');
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has just ended.
  }
}

async function listFromProc(mark: string): Promise<ListedProcess[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const listed = await Promise.all(
    pids.map(async (pid) => {
      const read = (name: string) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
      const [stat, environment, command] = await Promise.all([read('stat'), read('environ'), read('cmdline')]);
      // pid (name) state parent …; the name may contain any character, including parentheses (proc_pid_stat(5)).
      const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (state === undefined || state === '' || state === 'Z' || state === 'X') return [];
      const isMarked = environment.split('\0').includes(`${markVariable}=${mark}`);
      return [{ pid: Number(pid), parent: Number(parent), command: command.replaceAll('\0', ' ').trim(), isMarked }];
    }),
  );
  return listed.flat();
}

/** Without /proc, another process's environment can't be read: treats our children as marked. */
async function listFromPs(): Promise<ListedProcess[]> {
  if (process.platform === 'win32') return [];
  const { output } = await runQuietly({ command: 'ps', args: ['-A', '-o', 'pid=,ppid=,args='] });
  return output.split('\n').flatMap((line) => {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    if (pid === undefined || command.startsWith('ps -A')) return [];
    return [{ pid: Number(pid), parent: Number(parent), command, isMarked: Number(parent) === process.pid }];
  });
}
