import { chainOfShop } from './chain-of-shop.ts';
import type { Database } from './database.ts';
import { listEvents } from './queries/audit.ts';
import { findConnectedChain, type HookUrl, listConnectedChains } from './queries/connected-chains.ts';
import { heldCategories, heldMenu } from './queries/held.ts';
import { findShopResult, listResults } from './queries/results.ts';
import { findRunDetail } from './queries/run-detail.ts';
import { busyRuns, findRun, listRuns } from './queries/runs.ts';
import { findShop, listShops } from './queries/shops.ts';
import { targetCounts } from './queries/target-counts.ts';
import { readSnapshot } from './status/snapshot.ts';
import { wereWritesRefused, withTransience } from './transient.ts';

/** The API's queries, bound to the database. They reject with `StoreUnavailable` while it is down. */
export function createReads(db: Database, hookUrl: HookUrl) {
  function bind<Args extends unknown[], Result>(query: (db: Database, ...args: Args) => Promise<Result>) {
    return (...args: Args): Promise<Result> => withTransience(() => query(db, ...args));
  }
  const findChainOfShop = chainOfShop(db);
  return {
    chains: bind((reader, chains?: 'all' | readonly string[]) => listConnectedChains(reader, hookUrl, chains)),
    chain: bind((reader, chainId: string) => findConnectedChain(reader, hookUrl, chainId)),
    shops: bind(listShops),
    shop: bind(findShop),
    chainOfShop: (shopId: string) => withTransience(() => findChainOfShop(shopId)),
    runs: bind(listRuns),
    run: bind(findRun),
    runDetail: bind(findRunDetail),
    busyRuns: bind(busyRuns),
    results: bind(listResults),
    shopResult: bind(findShopResult),
    /** The source of a chain's status; `createStatusCache` shares it among all viewers. */
    snapshot: bind(readSnapshot),
    events: bind(listEvents),
    heldMenu: bind(heldMenu),
    heldCategories: bind(heldCategories),
    targetCounts: bind(targetCounts),
    /** False while the database rejects this process's writes. */
    isWritable: () => !wereWritesRefused(),
    ping: bind((database) => database.$queryRaw`SELECT 1`),
  };
}
