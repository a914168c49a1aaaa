import { replaceEqualDeep } from '@tanstack/react-query';
import type { Shop } from '#lib/contract/shops.ts';
import type { Status } from '#lib/contract/status.ts';

/** The displayed state, merged from the latest responses. Unchanged parts keep their identity. */
export type StatusSnapshot = Omit<Status, 'shops' | 'whole'> & {
  readonly shops: ReadonlyMap<string, Shop>;
  /** When the last response arrived, by this browser's clock (ms since 1970). */
  readonly receivedAtMs: number;
  /** When its request was sent, by the same clock. A response never overwrites that of a later request. */
  readonly sentAtMs: number;
  /** Failed polls since the last response. */
  readonly failures: number;
  /** The data's ETag; null if the server sent none. */
  readonly etag: string | null;
};

export type Question = {
  /** The cursor that was sent, if any. */
  readonly since: string | undefined;
  readonly sentAtMs: number;
  readonly receivedAtMs: number;
  /** The response's ETag. */
  readonly etag: string | null;
};

/**
 * Merges a response into the snapshot. Ignores responses to older requests and deltas for a cursor that is no longer
 * current.
 */
export function mergeStatus(before: StatusSnapshot | undefined, answer: Status, question: Question): StatusSnapshot {
  const { sentAtMs, receivedAtMs, etag } = question;
  if (before === undefined) {
    return { ...partsOf(answer), shops: byId(answer.shops), sentAtMs, receivedAtMs, failures: 0, etag };
  }
  if (sentAtMs < before.sentAtMs) return before;
  if (!answer.whole && question.since !== before.cursor) return before;
  const parts = partsOf(answer);
  return {
    cursor: parts.cursor,
    at: parts.at,
    chain: replaceEqualDeep(before.chain, parts.chain),
    runs: replaceEqualDeep(before.runs, parts.runs),
    lastAllRun: replaceEqualDeep(before.lastAllRun, parts.lastAllRun),
    conductor: replaceEqualDeep(before.conductor, parts.conductor),
    shops: answer.whole ? replaceShops(before.shops, answer.shops) : patchShops(before.shops, answer.shops),
    sentAtMs,
    receivedAtMs,
    failures: 0,
    etag,
  };
}

/** The same data, confirmed as of the server's time. Ignores a confirmation of data that have been replaced. */
export function confirmStatus(
  before: StatusSnapshot,
  { at, etag, sentAtMs, receivedAtMs }: Omit<Question, 'since'> & { readonly at: string | null },
): StatusSnapshot {
  if (before.etag !== etag || sentAtMs < before.sentAtMs) return before;
  return { ...before, at: at ?? laterBy(before, receivedAtMs), sentAtMs, receivedAtMs, failures: 0 };
}

/** If the response has no server time, advances it by the time elapsed here. */
function laterBy({ at, receivedAtMs: beforeMs }: StatusSnapshot, nowMs: number): string {
  return new Date(Date.parse(at) + Math.max(0, nowMs - beforeMs)).toISOString();
}

/** The same data with one more failed poll. */
export function withFailure(before: StatusSnapshot): StatusSnapshot {
  return { ...before, failures: before.failures + 1 };
}

function partsOf({ cursor, at, chain, runs, lastAllRun, conductor }: Status) {
  return { cursor, at, chain, runs, lastAllRun, conductor };
}

function byId(shops: readonly Shop[]): ReadonlyMap<string, Shop> {
  return new Map(shops.map((shop) => [shop.id, shop]));
}

function patchShops(before: ReadonlyMap<string, Shop>, changed: readonly Shop[]): ReadonlyMap<string, Shop> {
  let after: Map<string, Shop> | undefined;
  for (const shop of changed) {
    const known = (after ?? before).get(shop.id);
    const next = known === undefined ? shop : replaceEqualDeep(known, shop);
    if (next === known) continue;
    after ??= new Map(before);
    after.set(shop.id, next);
  }
  return after ?? before;
}

function replaceShops(before: ReadonlyMap<string, Shop>, all: readonly Shop[]): ReadonlyMap<string, Shop> {
  const after = new Map(
    all.map((shop) => {
      const known = before.get(shop.id);
      return [shop.id, known === undefined ? shop : replaceEqualDeep(known, shop)];
    }),
  );
  const same = after.size === before.size && [...after].every(([id, shop]) => before.get(id) === shop);
  return same ? before : after;
}
