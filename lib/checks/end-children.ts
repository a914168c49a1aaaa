import { readdirSync, readFileSync } from 'node:fs';
import { beforeEach } from 'vitest';

/**
 * Setup of every test file: kills the processes that a test started when it ends, because a test that times out never
 * reaches the end of its `await using`. Without /proc, they end with the file's process instead.
 */
beforeEach(({ onTestFinished }) => {
  const before = new Set(childrenOf(process.pid));
  // Registered first, so called last: the test's own cleanup runs before.
  onTestFinished(() => {
    for (const pid of childrenOf(process.pid)) if (!before.has(pid)) killTree(pid);
  });
});

/** Lists the children before killing their parent, because orphans are no longer found as its children. */
function killTree(pid: number): void {
  const children = childrenOf(pid);
  // Also its process group, if it leads one.
  for (const target of [-pid, pid]) kill(target);
  for (const child of children) killTree(child);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended, or doesn't lead a group.
  }
}

function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    );
  } catch {
    return [];
  }
}
