import { isActive, type TargetState } from '#lib/domain/state.ts';
import type { Commit } from './memory-database.ts';
import { type Known, resultKey, type Rows, type StateRow } from './rows.ts';
import type { Violations } from './violations.ts';

type Claimed = { readonly state: TargetState; readonly known: string; begun: boolean };

/**
 * A shop's last result outlives every run that did not carry it out: a stop before it began restores the state in which
 * it was claimed, and its outcome, cause and held plan always stay. Remembers what each claim found.
 */
export function createKnownChecks({ claim }: Violations): (commit: Commit) => void {
  const claimed = new Map<string, Claimed>();

  function look(was: StateRow, { row, before, after }: { row: StateRow; before: Rows; after: Rows }): void {
    if (!isActive(was.state) && isActive(row.state)) {
      claimed.set(row.id, { state: was.state, known: knownOf(was, before), begun: false });
    }
    const found = claimed.get(row.id);
    if (found === undefined) return;
    if (row.state === 'RUNNING') found.begun = true;
    if (isActive(row.state) || !isActive(was.state)) return;
    claimed.delete(row.id);
    const result = after.results.get(resultKey({ runId: row.runId ?? '', targetId: row.id }));
    if (result?.outcome !== 'CANCELLED' && result?.outcome !== 'SKIPPED') return;
    const step = `${row.id} ${found.state} → ${was.state} → ${row.state}, told as ${result.outcome}`;
    claim(knownOf(row, after) === found.known, 'known', () => `${step}: ${found.known} became ${knownOf(row, after)}`);
    claim(result.begun === found.begun, 'known', () => `${step}: begun is ${result.begun}`);
    const restored = result.outcome === 'CANCELLED' ? (found.begun ? 'CANCELLED' : found.state) : 'SKIPPED';
    claim(row.state === restored, 'known', () => `${step} where ${restored} was to be expected`);
  }

  return ({ before, after }) => {
    for (const row of after.states.values()) {
      const was = before.states.get(row.id);
      if (was !== undefined && was !== row && row.kind === 'MENU') look(was, { row, before, after });
      claim(row.outcome !== 'HELD' || after.held.has(row.id), 'known', () => `${row.id} is held without a plan`);
    }
  };
}

function knownOf({ id, outcome, outcomeRunId, error }: Known & { readonly id: string }, { held }: Rows): string {
  const planHash = outcome === 'HELD' ? held.get(id)?.planHash : undefined;
  return JSON.stringify({ outcome, outcomeRunId, code: error?.code, planHash });
}
