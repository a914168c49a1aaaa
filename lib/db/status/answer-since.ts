import type { ShopFacts, StatusFacts } from '#lib/contract/facts.ts';
import type { Snapshot } from './snapshot.ts';

const NONE: readonly ShopFacts[] = [];
const lists = new WeakMap<Snapshot['shops'], readonly ShopFacts[]>();
const answers = new WeakMap<Snapshot, Map<bigint | null, StatusFacts>>();

/**
 * What a viewer is told who has seen everything up to the cursor; without one, or with one that can't be gone on from, it is
 * everything. The same object for all viewers of one snapshot with one cursor.
 */
export function answerSince(snapshot: Snapshot, since: string | undefined): StatusFacts {
  const known = answers.get(snapshot) ?? new Map<bigint | null, StatusFacts>();
  answers.set(snapshot, known);
  const rev = revOf(snapshot, since);
  const answer = known.get(rev) ?? factsOf(snapshot, rev);
  known.set(rev, answer);
  return answer;
}

/** Whether the cursor comes from a newer snapshot: another process's, or that of a database which was restored since. */
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

/** The same list for all statusCache between which no shop changed. */
function allShops({ shops }: Snapshot): readonly ShopFacts[] {
  const known = lists.get(shops) ?? [...shops.values()].map(({ facts }) => facts);
  lists.set(shops, known);
  return known;
}

/** Null asks for everything: no cursor, a foreign one, one from before the database was restored or from before shops went. */
function revOf(snapshot: Snapshot, since: string | undefined): bigint | null {
  const cursor = parse(since);
  if (cursor === null || cursor.rev > snapshot.rev || cursor.rev < snapshot.goneAt) return null;
  return cursor.shops > snapshot.shops.size ? null : cursor.rev;
}

function parse(since: string | undefined): { rev: bigint; shops: number } | null {
  const [, rev, shops] = /^r(\d{1,18})-(\d{1,9})$/u.exec(since ?? '') ?? [];
  return rev === undefined ? null : { rev: BigInt(rev), shops: Number(shops) };
}
