import type { ShopFacts, StatusFacts } from '#lib/contract/facts.ts';
import type { Snapshot } from './snapshot.ts';

const NONE: readonly ShopFacts[] = [];
const lists = new WeakMap<Snapshot['shops'], readonly ShopFacts[]>();
const answers = new WeakMap<Snapshot, Map<bigint | null, StatusFacts>>();

/**
 * What changed after the cursor; everything if the cursor is missing or can't be used. Returns the same object for the
 * same snapshot and cursor.
 */
export function answerSince(snapshot: Snapshot, since: string | undefined): StatusFacts {
  const known = answers.get(snapshot) ?? new Map<bigint | null, StatusFacts>();
  answers.set(snapshot, known);
  const rev = revOf(snapshot, since);
  const answer = known.get(rev) ?? factsOf(snapshot, rev);
  known.set(rev, answer);
  return answer;
}

/** Whether the cursor comes from a newer snapshot: another process's, or one from before the database was restored. */
export function isAhead(snapshot: Snapshot, since: string | undefined): boolean {
  const cursor = parse(since);
  return cursor !== null && cursor.rev > snapshot.rev;
}

function factsOf(snapshot: Snapshot, rev: bigint | null): StatusFacts {
  const { at, chain, runs, lastAllRun, conductor } = snapshot;
  const cursor = `r${snapshot.rev}-${snapshot.shops.size}`;
  return { cursor, whole: rev === null, at, chain, runs, lastAllRun, conductor, shops: shopsAfter(snapshot, rev) };
}

function shopsAfter(snapshot: Snapshot, rev: bigint | null): readonly ShopFacts[] {
  if (rev === null) return allShops(snapshot);
  if (rev === snapshot.rev) return NONE;
  const shops: ShopFacts[] = [];
  for (const shop of snapshot.shops.values()) if (shop.rev > rev) shops.push(shop.facts);
  return shops;
}

/** Returns the same list for all snapshots between which no shop changed. */
function allShops({ shops }: Snapshot): readonly ShopFacts[] {
  const known = lists.get(shops) ?? [...shops.values()].map(({ facts }) => facts);
  lists.set(shops, known);
  return known;
}

/** Null requests everything: no cursor, an invalid one, or one from before a restore or the removal of shops. */
function revOf(snapshot: Snapshot, since: string | undefined): bigint | null {
  const cursor = parse(since);
  if (cursor === null || cursor.rev > snapshot.rev || cursor.rev < snapshot.goneAt) return null;
  return cursor.shops > snapshot.shops.size ? null : cursor.rev;
}

function parse(since: string | undefined): { rev: bigint; shops: number } | null {
  const [, rev, shops] = /^r(\d{1,18})-(\d{1,9})$/u.exec(since ?? '') ?? [];
  return rev === undefined ? null : { rev: BigInt(rev), shops: Number(shops) };
}
