import { readdir, readFile, writeFile } from 'node:fs/promises';

/** Linux reports /proc times in ticks of 10 ms, regardless of the kernel's own clock. */
const TICKS_PER_SECOND = 100;

/** CPU seconds (user and system) of a process and its descendants; null if there is no /proc. */
export async function cpuSecondsOf(pid: number): Promise<number | null> {
  const pids = await familyOf(pid);
  if (pids === null) return null;
  const stats = await Promise.all(pids.map((one) => readFile(`/proc/${one}/stat`, 'utf8').catch(() => '')));
  const ticks = stats.map((stat) => {
    // The name, in parentheses, may contain spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  });
  return ticks.reduce((sum, one) => sum + one, 0) / TICKS_PER_SECOND;
}

/** Peak memory of a process since `forgetPeak`, in MB; null if there is no /proc. */
export async function peakMegabytesOf(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /^VmHWM:\s+(\d+) kB/mu.exec(status)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}

export async function forgetPeak(pid: number): Promise<void> {
  await writeFile(`/proc/${pid}/clear_refs`, '5').catch(() => undefined);
}

async function familyOf(pid: number): Promise<readonly number[] | null> {
  const tasks = await readdir(`/proc/${pid}/task`).catch(() => null);
  if (tasks === null) return null;
  const lists = await Promise.all(
    tasks.map((task) => readFile(`/proc/${pid}/task/${task}/children`, 'utf8').catch(() => '')),
  );
  const children = lists.flatMap((list) => list.trim().split(/\s+/u).filter(Boolean).map(Number));
  const families = await Promise.all(children.map(familyOf));
  return [pid, ...families.flatMap((family) => family ?? [])];
}
