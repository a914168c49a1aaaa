import type { ShownState } from '#app/theme/state-icon.tsx';
import type { Shop } from '#lib/contract/shops.ts';
import type { Status } from '#lib/contract/status.ts';

const DAY_MS = 86_400_000;

/** Which sentence answers "is everything in order?" while no sync is running. */
export type CalmSummary = {
  readonly kind:
    | 'no-scope'
    | 'never'
    | 'categories-failed'
    | 'categories-held'
    | 'attention'
    | 'some-never'
    | 'old'
    | 'all-fresh';
  readonly icon: ShownState;
  /** The count in the sentence. */
  readonly count: number;
  readonly failed: number;
  readonly held: number;
  readonly skipped: number;
  readonly cancelled: number;
  readonly succeeded: number;
  /** Shops a retry would sync: failed, not started and stopped. */
  readonly retryIds: readonly string[];
  /** The oldest last success of all shops; null if one was never synced. */
  readonly oldestSuccessAt: string | null;
};

/** @param now the server's clock, in ms */
export function calmSummary(
  chain: { readonly categories: Pick<Status['chain']['categories'], 'state' | 'hasHeldPlan'> },
  shops: Iterable<Shop>,
  now: number,
): CalmSummary {
  const inScope = [...shops].filter((shop) => shop.inScope);
  const held = inScope.filter((shop) => shop.hasHeldPlan);
  const of = (state: Shop['state']) => inScope.filter((shop) => shop.state === state && !shop.hasHeldPlan);
  const parts = {
    failed: of('FAILED').length,
    held: held.length,
    skipped: of('SKIPPED').length,
    cancelled: of('CANCELLED').length,
    succeeded: of('SUCCEEDED').length,
    retryIds: [...of('FAILED'), ...of('SKIPPED'), ...of('CANCELLED')].map((shop) => shop.id),
  };
  const successes = inScope.map((shop) => shop.lastSuccessAt ?? '').toSorted();
  const oldestSuccessAt = successes[0] || null;
  const summary = (kind: CalmSummary['kind'], icon: ShownState, count: number): CalmSummary => ({
    kind,
    icon,
    count,
    oldestSuccessAt,
    ...parts,
  });

  if (inScope.length === 0) return summary('no-scope', 'OUT', 0);
  if (chain.categories.state === 'FAILED') return summary('categories-failed', 'FAILED', parts.skipped);
  if (chain.categories.hasHeldPlan) return summary('categories-held', 'HELD', parts.skipped);
  const attention = parts.failed + parts.held + parts.skipped + parts.cancelled;
  if (attention > 0)
    return summary('attention', parts.failed > 0 ? 'FAILED' : parts.held > 0 ? 'HELD' : 'SKIPPED', attention);
  const never = of('IDLE').length;
  if (never === inScope.length) return summary('never', 'IDLE', never);
  if (never > 0) return summary('some-never', 'IDLE', never);
  const old = inScope.filter(
    (shop) => shop.lastSuccessAt === null || now - Date.parse(shop.lastSuccessAt) > DAY_MS,
  ).length;
  if (old > 0) return summary('old', 'SUCCEEDED', old);
  return summary('all-fresh', 'SUCCEEDED', inScope.length);
}
