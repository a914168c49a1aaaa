import { readdirSync, readFileSync } from 'node:fs';
import { beforeEach } from 'vitest';

/**
 * Setup of every test file: a process that a test has started ends with it, passed, failed or timed out. A test that times out
 * never gets to the end of its `await using`. Where there is no /proc, such a process ends with the file, as it follows its parent.
 */
beforeEach(({ onTestFinished }) => {
  const before = new Set(childrenOf(process.pid));
  // The first to be registered is the last to be called: the test's own clean-up comes before.
  onTestFinished(() => {
    for (const pid of childrenOf(process.pid)) if (!before.has(pid)) killTree(pid);
  });
});

/** Children first look, then the kill: a process whose parent has ended is nobody's child any more. */
function killTree(pid: number): void {
  const children = childrenOf(pid);
  // Its group, too, where it leads one.
  for (const target of [-pid, pid]) kill(target);
  for (const child of children) killTree(child);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended, or leads no group.
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
