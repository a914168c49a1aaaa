import type { ShopFacts, StatusFacts } from '#lib/contract/facts.ts';
import type { Board } from './snapshot.ts';

const NONE: readonly ShopFacts[] = [];
const lists = new WeakMap<Board['shops'], readonly ShopFacts[]>();
const answers = new WeakMap<Board, Map<bigint | null, StatusFacts>>();

/**
 * What a viewer is told who has seen everything up to the cursor; without one, or with one that can't be gone on from, it is
 * everything. The same object for all viewers of one board with one cursor.
 */
export function answerSince(board: Board, since: string | undefined): StatusFacts {
  const known = answers.get(board) ?? new Map<bigint | null, StatusFacts>();
  answers.set(board, known);
  const rev = revOf(board, since);
  const answer = known.get(rev) ?? factsOf(board, rev);
  known.set(rev, answer);
  return answer;
}

/** Whether the cursor comes from a newer board: another process's, or that of a database which was restored since. */
export function isAhead(board: Board, since: string | undefined): boolean {
  const cursor = parse(since);
  return cursor !== null && cursor.rev > board.rev;
}

function factsOf(board: Board, rev: bigint | null): StatusFacts {
  const { at, chain, runs, lastAllRun, conductor } = board;
  const cursor = `r${board.rev}-${board.shops.size}`;
  return { cursor, whole: rev === null, at, chain, runs, lastAllRun, conductor, shops: shopsAfter(board, rev) };
}

function shopsAfter(board: Board, rev: bigint | null): readonly ShopFacts[] {
  if (rev === null) return allShops(board);
  if (rev === board.rev) return NONE;
  const shops: ShopFacts[] = [];
  for (const shop of board.shops.values()) if (shop.rev > rev) shops.push(shop.facts);
  return shops;
}

/** The same list for all boards between which no shop changed. */
function allShops({ shops }: Board): readonly ShopFacts[] {
  const known = lists.get(shops) ?? [...shops.values()].map(({ facts }) => facts);
  lists.set(shops, known);
  return known;
}

/** Null asks for everything: no cursor, a foreign one, one from before the database was restored or from before shops went. */
function revOf(board: Board, since: string | undefined): bigint | null {
  const cursor = parse(since);
  if (cursor === null || cursor.rev > board.rev || cursor.rev < board.goneAt) return null;
  return cursor.shops > board.shops.size ? null : cursor.rev;
}

function parse(since: string | undefined): { rev: bigint; shops: number } | null {
  const [, rev, shops] = /^r(\d{1,18})-(\d{1,9})$/u.exec(since ?? '') ?? [];
  return rev === undefined ? null : { rev: BigInt(rev), shops: Number(shops) };
}
