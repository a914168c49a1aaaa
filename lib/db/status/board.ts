import type { ChainFacts, ShopFacts, StatusFacts } from '../../unspoken.ts';
import type { Database } from '../database.ts';
import { findBareChain, shopNumbers } from '../queries/chains.ts';
import { lastAllRun, unfinishedRuns } from '../queries/runs.ts';
import { countShops, shopsSince } from '../queries/shops.ts';
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
  const quiet = known !== null && known.rev === pulse.rev ? known : null;
  const sameChain = quiet?.chainVersion === pulse.chainVersion ? quiet.chain : null;
  const [bare, runs, last, { shops, goneAt }] = await Promise.all([
    sameChain ?? findBareChain(db, chainId),
    // What an unfinished run still needs follows the clock.
    quiet?.runs.length === 0 ? quiet.runs : unfinishedRuns(db, chainId),
    quiet === null ? lastAllRun(db, chainId) : quiet.lastAllRun,
    quiet ?? readShops(db, { chainId, pulse, known }),
  ]);
  if (bare === null) return null;
  return {
    rev: pulse.rev,
    chainVersion: pulse.chainVersion,
    at: pulse.at.toISOString(),
    conductor: pulse.conductor,
    chain: sameChain ?? withShops(bare, shops),
    runs,
    lastAllRun: last,
    shops,
    goneAt,
  };
}

/** Counted here: the database would walk through all of them for it. */
function withShops(bare: Omit<ChainFacts, 'shops'>, shops: Board['shops']): ChainFacts {
  const { categories, ...chain } = bare;
  const counts = [...shops.values()].map(({ facts: { inScope, state } }) => ({ inScope, state, shops: 1 }));
  return { ...chain, shops: shopNumbers(counts), categories };
}

type Reading = { chainId: string; pulse: Pulse; known: Board | null };

async function readShops(db: Database, { chainId, pulse, known }: Reading): Promise<Pick<Board, 'shops' | 'goneAt'>> {
  if (known === null) return { shops: byId(await shopsSince(db, { chainId, rev: null })), goneAt: 0n };
  const changed = await shopsSince(db, { chainId, rev: known.rev });
  const shops = new Map([...known.shops, ...byId(changed)]);
  // A row that is gone has no revision: only the number tells.
  if (shops.size === (await countShops(db, chainId))) return { shops, goneAt: known.goneAt };
  const present = byId(await shopsSince(db, { chainId, rev: null }));
  const gone = [...known.shops.keys()].some((id) => !present.has(id));
  return { shops: present, goneAt: gone ? pulse.rev : known.goneAt };
}

function byId(shops: readonly BoardShop[]): ReadonlyMap<string, BoardShop> {
  return new Map(shops.map((shop) => [shop.facts.id, shop]));
}
