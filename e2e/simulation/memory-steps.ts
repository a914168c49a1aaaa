import { isCarriedOutcome, SETTLED_STATES, type TargetState } from '#lib/domain/state.ts';
import type { NewPublished, Stepping, TargetStep } from '#lib/sync/target-step.ts';
import { CARRIED } from './memory-change.ts';
import { type ResultRow, resultKey, type Rows, type StateRow } from './rows.ts';

type Settle = Extract<TargetStep, { step: 'settle' }>;

/** `SyncStore.stepTargets` as the database runs it, under the gate row; returns the targets whose step applied. */
export function stepTargets(rows: Rows, { fence, steps }: Stepping): ReadonlySet<string> | null {
  if (rows.fence !== fence) return null;
  const took = steps.filter((step) => {
    const row = rows.states.get(step.targetId);
    if (row === undefined || !matches(row, { step, fence })) return false;
    rows.states.set(row.id, { ...row, ...changeOf(step, row) });
    writeWhatFollows(rows, step, row);
    return true;
  });
  return new Set(took.map((step) => step.targetId));
}

function matches(row: StateRow, { step, fence }: { step: TargetStep; fence: number }): boolean {
  const isMine = row.kind === step.kind && row.runId === step.runId && row.fence === fence;
  return isMine && neededBy(step).includes(row.state);
}

function neededBy({ step }: TargetStep): readonly TargetState[] {
  switch (step) {
    case 'claim':
      return ['QUEUED', 'RUNNING'];
    case 'progress':
    case 'announce':
    case 'settle':
      return ['RUNNING'];
    case 'announce-removal':
    case 'confirm-removal':
      return SETTLED_STATES;
  }
}

function changeOf(step: TargetStep, row: StateRow): Partial<StateRow> {
  switch (step.step) {
    case 'claim':
      return { state: 'RUNNING', phase: 'READING', ...begunBy(step.runId) };
    case 'announce':
      return { phase: step.items === undefined ? row.phase : 'PUBLISHING' };
    case 'settle':
      return settledBy(step, row);
    case 'progress':
    case 'announce-removal':
    case 'confirm-removal':
      return {};
  }
}

/** A target that has begun counts as stopped until its outcome is known. */
function begunBy(runId: string): Partial<StateRow> {
  return { missedState: 'CANCELLED', missedRunId: runId, missedError: null };
}

function settledBy({ result, runId, expectedMs }: Settle, row: StateRow): Partial<StateRow> {
  const { outcome, error = null } = result;
  const settled = { state: outcome, phase: null, expectedMs: expectedMs ?? row.expectedMs };
  if (!isCarriedOutcome(outcome)) return { ...settled, ...begunBy(runId) };
  return { ...settled, outcome, outcomeRunId: runId, error, ...CARRIED };
}

function writeWhatFollows(rows: Rows, step: TargetStep, was: StateRow): void {
  switch (step.step) {
    case 'claim':
    case 'progress':
      return;
    case 'announce':
    case 'announce-removal':
      return announce(rows, step);
    case 'confirm-removal':
      return confirm(rows, step);
    case 'settle':
      addResults(rows, step);
      if (step.published) confirm(rows, { targetId: step.targetId, published: step.published });
      if (step.held) hold(rows, { was, planHash: step.held.planHash });
  }
}

function addResults({ results }: Rows, { runId, targetId, kind, result, resultRunIds = [runId] }: Settle): void {
  for (const id of resultRunIds) {
    const row: ResultRow = { runId: id, targetId, kind, outcome: result.outcome, begun: true };
    if (kind === 'MENU' && results.has(resultKey(row))) throw new Error(`a second result of ${resultKey(row)}`);
    results.set(resultKey(row), row);
  }
}

type Publishing = { readonly targetId: string; readonly published: NewPublished };

function announce({ published: table }: Rows, { targetId, published }: Publishing): void {
  const before = table.get(targetId);
  const categoryIds = [...(before?.categoryIds ?? []), ...published.categoryIds];
  table.set(targetId, { master: [], ...(before ?? published), categoryIds, confirmed: false });
}

function confirm({ published: table, held }: Rows, { targetId, published }: Publishing): void {
  const master = published.master ?? table.get(targetId)?.master ?? [];
  table.set(targetId, { ...published, master, confirmed: true });
  held.delete(targetId);
}

/** If a target is held again, discarding reverts it to its state before the first hold. */
function hold({ held }: Rows, { was, planHash }: { was: StateRow; planHash: string }): void {
  const { id: targetId, outcome, outcomeRunId, error } = was;
  const known = { outcome, outcomeRunId, error };
  const before = outcome === 'HELD' ? (held.get(targetId)?.before ?? known) : known;
  held.set(targetId, { targetId, planHash, before });
}
