import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { runQuietly } from '#lib/launch/run-quietly.ts';

export type FoundProcess = { pid: number; command: string };

type ListedProcess = FoundProcess & { parent: number; isMarked: boolean };

/** In the environment of everything that a check starts: finds it even after the process that started it has ended. */
const markVariable = 'HAIZEN_CHECK';

const lookEveryMs = 100;

/** Marks every process started from now on as one of the check's. */
export function markProcesses(mark: string): void {
  process.env[markVariable] = mark;
}

/** The check's processes that still run: those that carry its mark, and their children, whatever environment these have. */
export async function markedProcesses(mark: string): Promise<FoundProcess[]> {
  const all = process.platform === 'linux' ? await listFromProc(mark) : await listFromPs();
  const found = new Map(all.filter(({ isMarked }) => isMarked).map((one) => [one.pid, one]));
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const one of all) if (found.has(one.parent)) found.set(one.pid, one);
  }
  return [...found.values()].map(({ pid, command }) => ({ pid, command }));
}

/** Resolves with those that are still there after the time; none, as soon as all have ended. */
export async function waitForEnd(mark: string, longestMs: number): Promise<FoundProcess[]> {
  const startedAt = performance.now();
  for (;;) {
    const found = await markedProcesses(mark);
    if (found.length === 0 || performance.now() - startedAt > longestMs) return found;
    await delay(lookEveryMs);
  }
}

/** Kills them, and what they start meanwhile. */
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
    // It ended in this moment.
  }
}

async function listFromProc(mark: string): Promise<ListedProcess[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const listed = await Promise.all(
    pids.map(async (pid) => {
      const read = (name: string) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
      const [stat, environment, command] = await Promise.all([read('stat'), read('environ'), read('cmdline')]);
      // pid (name) state parent …; the name may hold any character, a parenthesis too (proc_pid_stat(5)).
      const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (state === undefined || state === '' || state === 'Z' || state === 'X') return [];
      const isMarked = environment.split('\0').includes(`${markVariable}=${mark}`);
      return [{ pid: Number(pid), parent: Number(parent), command: command.replaceAll('\0', ' ').trim(), isMarked }];
    }),
  );
  return listed.flat();
}

/** Without /proc nobody sees another process's environment: our children stand for the marked ones. */
async function listFromPs(): Promise<ListedProcess[]> {
  if (process.platform === 'win32') return [];
  const { output } = await runQuietly({ command: 'ps', args: ['-A', '-o', 'pid=,ppid=,args='] });
  return output.split('\n').flatMap((line) => {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    if (pid === undefined || command.startsWith('ps -A')) return [];
    return [{ pid: Number(pid), parent: Number(parent), command, isMarked: Number(parent) === process.pid }];
  });
}
