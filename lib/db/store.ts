import type { SyncErrorFacts } from '#lib/domain/errors.ts';
import type { GuardThresholds } from '#lib/domain/guard/thresholds.ts';
import type { ChainConnections, ChainLoad } from '#lib/sync/ports.ts';
import type { DiscoveryOutcome, ShopMatches } from '#lib/sync/requests/discovery-outcome.ts';
import { UnknownChain } from '#lib/sync/store-errors.ts';
import type { Retryable, SyncStore, Waiting } from '#lib/sync/store.ts';
import type { Vault } from '#lib/vault/vault.ts';
import { chainOfShop } from './chain-of-shop.ts';
import { changeChain } from './change-chain.ts';
import { connectionTests } from './connection-tests.ts';
import { createChain } from './create-chain.ts';
import type { Database } from './database.ts';
import { leaseStatements } from './lease-statements.ts';
import { publishedQueries } from './published-queries.ts';
import { readableToken } from './sealed-tokens.ts';
import { stepTargets } from './step-targets.ts';
import { thresholdsOf } from './thresholds.ts';
import { withTransience } from './transient.ts';
import { underGate, type Wake } from './under-gate.ts';

type StoreParts = {
  /** Sends the conductor's job inside the caller's transaction. */
  readonly wake: Wake;
  /** Seals tokens for storage; only code outside the store sees them in plain text. */
  readonly vault: Vault;
};

/** The sync's store on Postgres. */
export function createSyncStore(db: Database, { wake, vault }: StoreParts): SyncStore {
  const lease = leaseStatements(db);
  const published = publishedQueries(db);
  const tests = connectionTests({ db, wake, vault });
  const findChainOfShop = chainOfShop(db);
  return {
    underGate: (chainId, work) => underGate(db, { chainId, wake, work }),
    stepTargets: (chainId, stepping) => withTransience(() => stepTargets(db, { chainId, ...stepping })),
    connections: (chainId) => withTransience(() => connections({ db, vault }, chainId)),
    acquireLease: (...args) => withTransience(() => lease.acquireLease(...args)),
    renewLease: (...args) => withTransience(() => lease.renewLease(...args)),
    waiting: (chainId) => withTransience(() => waiting(db, chainId)),
    publishedMenu: (...args) => withTransience(() => published.publishedMenu(...args)),
    publishedCategories: (...args) => withTransience(() => published.publishedCategories(...args)),
    categoriesInUse: (...args) => withTransience(() => published.categoriesInUse(...args)),
    createChain: (...args) => withTransience(() => createChain({ db, vault }, ...args)),
    changeChain: (...args) => withTransience(() => changeChain({ db, vault }, ...args)),
    chainOfRun: (runId) => withTransience(() => chainOfRun(db, runId)),
    chainOfShop: (shopId) => withTransience(() => findChainOfShop(shopId)),
    retryable: (runId) => withTransience(() => retryable(db, runId)),
    requestConnectionTest: (...args) => withTransience(() => tests.requestConnectionTest(...args)),
    connectionsToTest: (...args) => withTransience(() => tests.connectionsToTest(...args)),
    connectionTest: (id) => withTransience(() => tests.connectionTest(id)),
    withdrawConnectionTest: (id) => withTransience(() => tests.withdrawConnectionTest(id)),
    discovery: (id) => withTransience(() => discoveryOutcome(db, id)),
    abandonedChains: () => withTransience(() => abandonedChains(db)),
  };
}

async function connections(
  { db, vault }: { db: Database; vault: Vault },
  chainId: string,
): Promise<ChainConnections & { readonly thresholds: GuardThresholds }> {
  const chain = await db.chain.findUnique({ where: { id: chainId }, include: { lease: { select: { load: true } } } });
  if (chain === null) throw new UnknownChain(chainId);
  // Written by `renewLease` and `endLease` from the same type.
  const load = (chain.lease?.load ?? null) as ChainLoad | null;
  return {
    pos: {
      kind: chain.posKind,
      baseUrl: chain.posBaseUrl,
      accessToken: readableToken(vault, chain.posAccessToken, { chainId, column: 'posAccessToken' }),
    },
    ordering: {
      kind: chain.orderingKind,
      baseUrl: chain.orderingBaseUrl,
      brandId: chain.orderingBrandId,
      token: readableToken(vault, chain.orderingToken, { chainId, column: 'orderingToken' }),
    },
    limits: { shops: chain.shopLimit, pos: chain.posLimit, ordering: chain.orderingLimit },
    learned: load && { pos: load.pos, ordering: load.ordering },
    thresholds: thresholdsOf(chain.guard),
  };
}

async function waiting(db: Database, chainId: string): Promise<Waiting> {
  // A cancelled run may have ended while the category sync that serves it is still running.
  const [found] = await db.$queryRaw<[{ runs: number; discoveries: number; cancelled_runs: string[] | null }]>`
    SELECT
      (SELECT count(*) FROM discovery WHERE chain_id = ${chainId} AND state = 'QUEUED')::int AS discoveries,
      (count(*) FILTER (WHERE finished_at IS NULL AND category_sync_id IS NULL AND NOT follows))::int AS runs,
      array_agg(id) FILTER (WHERE cancelled_by IS NOT NULL) AS cancelled_runs
    FROM sync_run WHERE chain_id = ${chainId} AND (finished_at IS NULL OR (
      finished_at > clock_timestamp() - interval '10 minutes' AND cancelled_by IS NOT NULL AND category_sync_id = (
        SELECT served.category_sync_id FROM sync_state AS categories JOIN sync_run AS served ON served.id = categories.run_id
        WHERE categories.chain_id = ${chainId} AND categories.kind = 'CATEGORIES' AND categories.state = 'RUNNING')))`;
  return { runs: found.runs, discoveries: found.discoveries, cancelledRuns: found.cancelled_runs ?? [] };
}

async function chainOfRun(db: Database, runId: string): Promise<string | null> {
  const run = await db.syncRun.findUnique({ where: { id: runId }, select: { chainId: true } });
  return run?.chainId ?? null;
}

async function abandonedChains(db: Database): Promise<{ chainId: string; hasCancelledRuns: boolean }[]> {
  return db.$queryRaw`
    SELECT chain.id AS "chainId", EXISTS (
      SELECT FROM sync_run WHERE sync_run.chain_id = chain.id AND finished_at IS NULL AND cancelled_by IS NOT NULL
    ) AS "hasCancelledRuns"
    FROM chain LEFT JOIN conductor_lease AS lease ON lease.chain_id = chain.id
    WHERE (lease.expires_at IS NULL OR lease.expires_at <= clock_timestamp()) AND (
      EXISTS (SELECT FROM sync_run WHERE sync_run.chain_id = chain.id AND finished_at IS NULL)
      OR EXISTS (SELECT FROM sync_state WHERE sync_state.chain_id = chain.id AND state IN ('QUEUED', 'RUNNING'))
      OR EXISTS (SELECT FROM discovery WHERE discovery.chain_id = chain.id AND discovery.state IN ('QUEUED', 'RUNNING')))`;
}

/** Written only by `settleDiscovery`, from the same types. */
async function discoveryOutcome(db: Database, id: string): Promise<DiscoveryOutcome | null> {
  const row = await db.discovery.findUnique({ where: { id } });
  if (row === null) return null;
  if (row.state === 'SUCCEEDED') {
    // Workers of the previous version don't list any.
    const result = row.result as unknown as Omit<ShopMatches, 'unusable'> & Partial<ShopMatches>;
    return { state: row.state, result: { ...result, unusable: result.unusable ?? [] } };
  }
  if (row.state === 'FAILED') return { state: row.state, error: row.error as unknown as SyncErrorFacts };
  return { state: row.state };
}

async function retryable(db: Database, runId: string): Promise<Retryable | null> {
  const run = await db.syncRun.findUnique({ where: { id: runId } });
  if (run === null) return null;
  const results = await db.syncResult.findMany({
    where: { runId, kind: 'MENU', outcome: { in: ['FAILED', 'SKIPPED'] }, target: { shop: { inScope: true } } },
    select: { target: { select: { shopId: true } } },
  });
  return {
    chainId: run.chainId,
    finished: run.finishedAt !== null,
    full: run.full,
    shopIds: results.flatMap(({ target }) => target.shopId ?? []),
  };
}
