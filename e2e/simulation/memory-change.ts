import { canChange, isActive } from '#lib/domain/state.ts';
import type { StateChange } from '#lib/sync/state-change.ts';
import type { Rows, StateRow } from './rows.ts';

/** `changeState` on rows in memory. */
export function changeState(rows: Rows, { kind, from, to, where = {}, set }: StateChange): number {
  const wrong = from.find((state) => !canChange(state, to));
  if (wrong !== undefined) throw new Error(`a target can't go from ${wrong} to ${to}`);
  const { targetIds, shopIds, runIds, inScope, fence } = where;
  const matches = (row: StateRow) =>
    row.kind === kind &&
    from.includes(row.state) &&
    (targetIds?.includes(row.id) ?? true) &&
    (shopIds?.includes(row.shopId ?? '') ?? true) &&
    (runIds?.includes(row.runId ?? '') ?? true) &&
    (!inScope || rows.shops.get(row.shopId ?? '')?.inScope === true) &&
    (fence === undefined || row.fence === fence);
  const matching = [...rows.states.values()].filter(matches);
  const isClaim = to === 'QUEUED' && !from.some(isActive);
  for (const row of matching) {
    rows.states.set(row.id, { ...row, ...dataOf(set), ...missedAfter(row, { to, set }), state: to });
    if (isClaim) rows.deaths.delete(row.id);
  }
  return matching.length;
}

function dataOf({ error: _error, ...set }: NonNullable<StateChange['set']> = {}) {
  return set;
}

export const CARRIED = { missedState: null, missedRunId: null, missedError: null } as const;

/** As in `changeState`: only a sync that was carried out replaces the last outcome. */
function missedAfter(row: StateRow, { to, set = {} }: Pick<StateChange, 'to' | 'set'>): Partial<StateRow> {
  if (to === 'QUEUED') return {};
  return { missedState: to, missedRunId: set.runId ?? row.missedRunId, missedError: set.error ?? null };
}
