import type { AuditEvent } from '#e2e/chaos/audit.ts';
import type { ChainEvidence, Evidence } from '#e2e/chaos/evidence.ts';
import type { TrafficEntry } from '#lib/simulators/server/traffic.ts';

/** A menu write, and the claim it belongs to: the last of its shop under its fence. */
export type MenuWrite = {
  readonly chain: ChainEvidence;
  readonly entry: Readonly<TrafficEntry>;
  readonly targetId: string;
  readonly claim: AuditEvent | null;
  /** What ended that claim: a settlement, or a takeover by another conductor. */
  readonly end: AuditEvent | null;
};

/** The database and the simulators read the same clock at slightly different moments. */
export const CLOCKS_DIFFER_MS = 50;

/** Every menu PUT that a conductor sent. */
export function menuWrites({ chains, audit }: Evidence): readonly MenuWrite[] {
  const byTarget = Map.groupBy(
    audit.filter((event) => event.kind === 'state'),
    (event) => event.targetId ?? '',
  );
  return chains.flatMap((chain) => {
    const targetOf = new Map(chain.shops.map((shop) => [shop.platformShopId, shop.targetId]));
    return chain.ordering
      .filter((entry) => entry.method === 'PUT' && entry.route === '/v1/shops/:shopId/menu')
      .map((entry) => {
        const targetId = targetOf.get(entry.shopId ?? '') ?? '';
        return { chain, entry, targetId, ...claimOf(entry, byTarget.get(targetId) ?? []) };
      });
  });
}

function claimOf(
  entry: Readonly<TrafficEntry>,
  events: readonly AuditEvent[],
): { claim: AuditEvent | null; end: AuditEvent | null } {
  const at = events.findLastIndex(
    ({ is, was, fence, atMs }) =>
      was === 'QUEUED' && is === 'RUNNING' && fence === entry.fence && atMs <= entry.startedAt + CLOCKS_DIFFER_MS,
  );
  const claim = events[at];
  if (claim === undefined) return { claim: null, end: null };
  return { claim, end: events.slice(at + 1).find((event) => event.is !== 'RUNNING') ?? null };
}

/** It changed what guests see; a replayed response did not. */
export function isApplied({ entry }: MenuWrite): boolean {
  return entry.applied === true && entry.replayed !== true;
}

export function tell({ chain, entry, claim }: MenuWrite): string {
  const { seq, shopId, fence, startedAt, status, idempotencyKey } = entry;
  const facts = { chain: chain.name, seq, shopId, fence, startedAt, status, key: idempotencyKey?.slice(0, 8) };
  return JSON.stringify({ ...facts, runId: claim?.runId });
}
