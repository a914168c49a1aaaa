import { isActive } from '#lib/domain/state.ts';
import type { Commit } from './memory-database.ts';
import { resultKey, type Rows, type StateRow } from './rows.ts';
import type { Violations } from './violations.ts';

/** Checks what a transaction changed: states, runs and results against I1, I4, I5, I6 and I10. */
export function checkCommit(
  { before, after, actor }: Commit,
  { violations, shopLimit }: { violations: Violations; shopLimit: number },
): void {
  for (const row of after.states.values()) {
    const was = before.states.get(row.id);
    if (was !== undefined && was !== row) checkChange({ was, row, before, after, actor }, violations);
  }
  checkRuns(before, after, violations);
  const running = [...after.states.values()].filter((row) => row.kind === 'MENU' && row.state === 'RUNNING');
  violations.claim(running.length <= shopLimit, 'I4', () => `${running.length} shops at work, ${shopLimit} allowed`);
  for (const [key, result] of before.results) {
    const kept = result.kind === 'CATEGORIES' || after.results.get(key) === result;
    violations.claim(kept, 'history', () => `the result ${key} was changed`);
  }
}

type Change = Commit & { readonly was: StateRow; readonly row: StateRow };

function checkChange({ was, row, after, actor }: Change, { claim }: Violations): void {
  const step = `${row.id} ${was.state} → ${row.state} by ${actor.process.name} (${actor.role}, fence ${actor.fence})`;
  const isMenu = row.kind === 'MENU';
  const changesHands = was.runId !== row.runId && isActive(was.state);
  claim(!isMenu || !changesHands, 'I1', () => `${step}: it was another run's`);
  const skips = row.state === 'SKIPPED' && (was.state !== 'QUEUED' || was.missedRunId !== row.missedRunId);
  const isWork = was.state === 'RUNNING' || row.state === 'RUNNING' || (skips && was.state !== 'SKIPPED');
  const isCurrent = row.fence === actor.fence && after.fence === actor.fence;
  claim(
    !isWork || (actor.role === 'conductor' && isCurrent),
    'I6',
    () => `${step}: the row has fence ${row.fence}, the chain ${after.fence}`,
  );
  const run = after.runs.get(row.runId ?? '');
  const begins = isMenu && row.state === 'RUNNING' && was.state === 'QUEUED';
  claim(!begins || run?.cancelledBy === null, 'cancel', () => `${step}: its run was stopped`);
  const settles = isMenu && !isActive(row.state) && isActive(was.state);
  const result = after.results.get(resultKey({ runId: row.runId ?? '', targetId: row.id }));
  // `known-checks.ts` checks what a stopped run's shops revert to.
  const isRecorded = result?.outcome === row.state || (result?.outcome === 'CANCELLED' && was.state === 'QUEUED');
  claim(!settles || isRecorded, 'history', () => `${step}: without its result`);
}

function checkRuns(before: Rows, after: Rows, { claim }: Violations): void {
  for (const run of after.runs.values()) {
    const was = before.runs.get(run.id);
    if (was === run) continue;
    const menus = [...after.states.values()].filter((row) => row.kind === 'MENU' && row.runId === run.id);
    if (run.follows) {
      claim(menus.length === 0, 'I1', () => `run ${run.number} waits and has ${menus.length} shops`);
      continue;
    }
    const [isNew, hasWaited] = [was === undefined, was?.follows === true];
    if (isNew || hasWaited) {
      const taken = menus.filter((row) => row.state === 'QUEUED').length;
      const isWhole = taken === run.total && (taken > 0 || hasWaited);
      claim(isWhole, 'I1', () => `run ${run.number} has ${taken} of its ${run.total} shops`);
      if (run.retryOf !== null) checkRetry(run.retryOf, { menus, after }, claim);
    }
    if (!run.finished || was?.finished) continue;
    const settled = [...after.results.values()].filter((one) => one.runId === run.id && one.kind === 'MENU').length;
    const open = menus.filter((row) => isActive(row.state)).length;
    const whole = open === 0 && settled === run.total;
    claim(whole, 'I5', () => `run ${run.number} ended with ${settled} of ${run.total} results, ${open} still open`);
  }
}

function checkRetry(
  retryOf: string,
  { menus, after }: { menus: readonly StateRow[]; after: Rows },
  claim: Violations['claim'],
): void {
  const failed = [...after.results.values()]
    .filter((one) => one.runId === retryOf && one.kind === 'MENU' && ['FAILED', 'SKIPPED'].includes(one.outcome))
    .map((one) => one.targetId);
  const wanted = failed.toSorted().join();
  const taken = menus
    .map((row) => row.id)
    .toSorted()
    .join();
  claim(wanted === taken, 'I10', () => `a retry takes ${taken} where ${wanted} failed`);
}
