import type { ShopFacts, StatusFacts } from '../../unspoken.ts';
import type { Database } from '../database.ts';
import { findChain } from '../queries/chains.ts';
import { lastAllRun, unfinishedRuns } from '../queries/runs.ts';
import { shopsSince } from '../queries/shops.ts';
import { type Pulse, readPulse } from './pulse.ts';

/** A chain's status as this process read it at one moment. Never changed, only followed by a newer one. */
export type Board = Pick<StatusFacts, 'at' | 'chain' | 'runs' | 'lastAllRun' | 'conductor'> & {
  readonly rev: bigint;
  readonly chainVersion: string;
  readonly shops: ReadonlyMap<string, BoardShop>;
  /** Shops were found gone at this revision: who has seen less than that is told everything. */
  readonly goneAt: bigint;
};

export type BoardShop = { readonly rev: bigint; readonly facts: ShopFacts };

/**
 * Reads what has changed since an earlier board: one statement where nothing did. Null where there is no such chain.
 * The pulse is read first: what changes in between is read twice rather than never.
 */
export async function readBoard(db: Database, chainId: string, before: Board | null): Promise<Board | null> {
  const pulse = await readPulse(db, chainId);
  if (pulse === null) return null;
  // A revision that goes back is another database, restored from before.
  const known = before !== null && before.rev <= pulse.rev ? before : null;
  const quiet = known !== null && known.rev === pulse.rev;
  const chain = quiet && known.chainVersion === pulse.chainVersion ? known.chain : await findChain(db, chainId);
  if (chain === null) return null;
  return {
    ...timesOf(pulse),
    chain,
    // What an unfinished run still needs follows the clock.
    runs: quiet && known.runs.length === 0 ? known.runs : await unfinishedRuns(db, chainId),
    lastAllRun: quiet ? known.lastAllRun : await lastAllRun(db, chainId),
    ...(quiet ? shopsOf(known) : await readShops(db, { pulse, known, chainId, total: chain.shops.total })),
  };
}

function timesOf({ rev, chainVersion, conductor, at }: Pulse) {
  return { rev, chainVersion, conductor, at: at.toISOString() };
}

type Shops = Pick<Board, 'shops' | 'goneAt'>;
type Reading = { pulse: Pulse; known: Board | null; chainId: string; total: number };

function shopsOf({ shops, goneAt }: Shops): Shops {
  return { shops, goneAt };
}

async function readShops(db: Database, { pulse, known, chainId, total }: Reading): Promise<Shops> {
  if (known === null) return { shops: byId(await shopsSince(db, { chainId, rev: null })), goneAt: 0n };
  const shops = new Map([...known.shops, ...byId(await shopsSince(db, { chainId, rev: known.rev }))]);
  if (shops.size === total) return { shops, goneAt: known.goneAt };
  // A row that is gone has no revision: only the number tells.
  const present = byId(await shopsSince(db, { chainId, rev: null }));
  const gone = [...known.shops.keys()].some((id) => !present.has(id));
  return { shops: present, goneAt: gone ? pulse.rev : known.goneAt };
}

function byId(shops: readonly BoardShop[]): ReadonlyMap<string, BoardShop> {
  return new Map(shops.map((shop) => [shop.facts.id, shop]));
}
