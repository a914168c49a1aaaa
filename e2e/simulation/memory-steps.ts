import type { MenuStep } from '#lib/sync/menus/menu-step.ts';
import type { StateChange } from '#lib/sync/state-change.ts';
import { changeState } from './memory-change.ts';
import { hold } from './memory-statements.ts';
import { resultKey, type Rows, type StateRow } from './rows.ts';

type Stepping = { readonly fence: number; readonly steps: readonly MenuStep[] };

/** `SyncStore.stepMenus` as the database runs it, under the gate row; returns the targets whose step applied. */
export function stepMenus(rows: Rows, { fence, steps }: Stepping): ReadonlySet<string> | null {
  if (rows.fence !== fence) return null;
  const before = new Map(rows.states);
  const took = steps.filter((step) => changeState(rows, changeOf(step, fence)) > 0);
  for (const step of took) writeWhatFollows(rows, step, before.get(step.targetId));
  return new Set(took.map((step) => step.targetId));
}

function changeOf(step: MenuStep, fence: number): StateChange {
  const { targetId, runId } = step;
  const mine = { kind: 'MENU', where: { targetIds: [targetId], runIds: [runId], fence } } as const;
  switch (step.step) {
    case 'claim':
      return { ...mine, from: ['QUEUED', 'RUNNING'], to: 'RUNNING', set: { runId, phase: 'READING' } };
    case 'announce':
      return { ...mine, from: ['RUNNING'], to: 'RUNNING', set: { phase: 'PUBLISHING' } };
    case 'settle': {
      const { result, expectedMs } = step;
      const expected = expectedMs !== undefined && { expectedMs };
      return {
        ...mine,
        from: ['RUNNING'],
        to: result.outcome,
        set: { runId, phase: null, error: result.error ?? null, ...expected },
      };
    }
  }
}

function writeWhatFollows(rows: Rows, step: MenuStep, was: StateRow | undefined): void {
  const { results, published, held } = rows;
  const { targetId, runId } = step;
  const before = published.get(targetId);
  if (step.step === 'announce') {
    const { hash, destination, categoryIds } = step.published;
    const used = [...(before?.categoryIds ?? []), ...categoryIds];
    published.set(targetId, {
      ...(before ?? { hash, destination, master: [] }),
      categoryIds: used,
      confirmed: false,
    });
  }
  if (step.step !== 'settle') return;
  const result = { runId, targetId, kind: 'MENU', outcome: step.result.outcome, begun: true } as const;
  if (results.has(resultKey(result))) throw new Error(`a second result of ${resultKey(result)}`);
  results.set(resultKey(result), result);
  if (step.held)
    hold(rows, { targetId, planHash: step.held.planHash, before: was && { ...was, runId: was.outcomeRunId } });
  if (!step.published) return;
  const master = step.published.master ?? before?.master ?? [];
  published.set(targetId, { ...step.published, master, confirmed: true });
  held.delete(targetId);
}
