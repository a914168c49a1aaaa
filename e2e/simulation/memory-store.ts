import { DEFAULT_THRESHOLDS } from '#lib/domain/guard/thresholds.ts';
import type { Category, Menu } from '#lib/domain/master.ts';
import { isActive } from '#lib/domain/state.ts';
import type { GateTx } from '#lib/sync/gate/gate-tx.ts';
import type { ChainConnections } from '#lib/sync/ports.ts';
import { RollBack } from '#lib/sync/store-errors.ts';
import type { Published, SyncStore } from '#lib/sync/store.ts';
import type { Stepping } from '#lib/sync/target-step.ts';
import type { Backend } from './backend.ts';
import {
  type Actor,
  createMemoryDatabase,
  type DatabaseOptions,
  type MemoryDatabase,
  type Session,
} from './memory-database.ts';
import type { Statements } from './memory-statements.ts';
import { stepTargets } from './memory-steps.ts';
import { CATEGORIES_TARGET, CHAIN_ID, type PublishedRow, type Rows } from './rows.ts';

/** One process's connection to the database: `SyncStore` with the semantics of lib/db, in virtual time. */
function createMemoryStore(
  database: MemoryDatabase,
  { actor, connections }: { actor: Actor; connections: ChainConnections },
): SyncStore {
  const { process } = actor;

  function read<T>(look: (rows: Rows) => T): Promise<T> {
    return database.ask(process, (answer) => answer.ok(look(database.rows)));
  }

  function published<Master>(row: PublishedRow | undefined): Published<Master> | null {
    return row === undefined ? null : { hash: row.hash, master: row.master as Master, confirmed: row.confirmed };
  }

  return {
    underGate: (_chainId, work) => underGate(database, { actor, work }),
    stepTargets: (_chainId, stepping) => stepTogether(database, { actor, stepping }),
    connections: () => read(() => ({ ...connections, thresholds: DEFAULT_THRESHOLDS })),

    acquireLease: (_chainId, { worker, leaseMs }) =>
      database.ask(process, (answer) => {
        const [nowMs, { lease }] = [database.nowMs(), database];
        if (lease !== null && lease.expiresAtMs > nowMs) return answer.ok({ heldForMs: lease.expiresAtMs - nowMs });
        const fence = Math.max(database.rows.fence + 1, Math.trunc(nowMs), (lease?.fence ?? 0) + 1);
        database.lease = { worker, fence, expiresAtMs: nowMs + leaseMs };
        Object.assign(actor, { fence });
        answer.ok({ fence });
      }),
    renewLease: (_chainId, { fence, leaseMs }) =>
      database.ask(process, (answer) => {
        const [nowMs, { lease }] = [database.nowMs(), database];
        if (lease === null || lease.fence !== fence || lease.expiresAtMs <= nowMs) return answer.ok('lost');
        database.lease = { ...lease, expiresAtMs: nowMs + leaseMs };
        answer.ok('renewed');
      }),

    waiting: () =>
      read(({ runs, discoveries, states }) => {
        const open = [...runs.values()].filter((run) => !run.finished);
        const categories = [...states.values()].find((row) => row.kind === 'CATEGORIES' && row.state === 'RUNNING');
        const served = categories?.runId ? (runs.get(categories.runId)?.categorySyncId ?? null) : null;
        return {
          runs: open.filter((run) => !run.follows && run.categorySyncId === null).length,
          discoveries: [...discoveries.values()].filter((one) => one.state === 'QUEUED').length,
          cancelledRuns: [...runs.values()]
            .filter((run) => run.cancelledBy !== null)
            .filter((run) => !run.finished || (served !== null && run.categorySyncId === served))
            .map((run) => run.id),
        };
      }),
    publishedMenu: (targetId) => read((rows) => published<Menu>(rows.published.get(targetId))),
    publishedCategories: (targetId) =>
      read((rows) => {
        const row = rows.published.get(targetId);
        const found = published<readonly Category[]>(row);
        return found && { ...found, keptIds: row?.categoryIds ?? [] };
      }),
    categoriesInUse: (_chainId, ids) =>
      read((rows) => {
        const menus = [...rows.published].filter(([targetId]) => targetId !== CATEGORIES_TARGET);
        const used = new Set(menus.flatMap(([, row]) => row.categoryIds));
        return new Set(ids.filter((id) => used.has(id)));
      }),

    createChain: () => Promise.reject(new Error('the simulation has one chain')),
    changeChain: () => Promise.reject(new Error('the simulated chain stays as it is')),
    chainOfShop: (shopId) => read((rows) => (rows.shops.has(shopId) ? CHAIN_ID : null)),
    chainOfRun: (runId) => read((rows) => (rows.runs.has(runId) ? CHAIN_ID : null)),
    retryable: (runId) =>
      read((rows) => {
        const run = rows.runs.get(runId);
        if (run === undefined) return null;
        return { chainId: CHAIN_ID, finished: run.finished, full: run.full, shopIds: toRetry(rows, runId) };
      }),
    requestConnectionTest: () => Promise.reject(new Error('the simulated connections stay as they are')),
    connectionsToTest: () => Promise.resolve(null),
    connectionTest: () => Promise.resolve(null),
    withdrawConnectionTest: () => Promise.resolve(),
    discovery: (id) => read((rows) => rows.discoveries.get(id) ?? null),
    abandonedChains: () =>
      read((rows) => {
        const isFree = database.lease === null || database.lease.expiresAtMs <= database.nowMs();
        const hasCancelledRuns = [...rows.runs.values()].some((run) => run.cancelledBy !== null && !run.finished);
        return isFree && hasOpenWork(rows) ? [{ chainId: CHAIN_ID, hasCancelledRuns }] : [];
      }),
  };
}

/** An in-memory database, and the stores of the processes that use it. */
export function openMemoryBackend(connections: ChainConnections, options: DatabaseOptions): Backend {
  const database = createMemoryDatabase(options);
  // Not spread: its properties change.
  const backend = {
    openStore: (actor: Actor) => createMemoryStore(database, { actor, connections }),
    isLeased(fence: number | null) {
      const { lease } = database;
      return lease !== null && lease.expiresAtMs > database.nowMs() && (fence === null || lease.fence === fence);
    },
  };
  return Object.assign(database, backend);
}

/** The failed and skipped shops of a run that are still in scope. */
export function toRetry(rows: Rows, runId: string): string[] {
  return [...rows.results.values()].flatMap((result) => {
    const shopId = rows.states.get(result.targetId)?.shopId ?? '';
    const isFailed = result.outcome === 'FAILED' || result.outcome === 'SKIPPED';
    return result.runId === runId && isFailed && rows.shops.get(shopId)?.inScope ? [shopId] : [];
  });
}

export function hasOpenWork({ runs, states, discoveries }: Rows): boolean {
  return (
    [...runs.values()].some((run) => !run.finished) ||
    [...states.values()].some((row) => isActive(row.state)) ||
    [...discoveries.values()].some(({ state }) => state === 'QUEUED' || state === 'RUNNING')
  );
}

async function underGate<T>(
  database: MemoryDatabase,
  { actor, work }: { actor: Actor; work: (tx: GateTx) => Promise<T> },
): Promise<T> {
  const { process } = actor;
  await database.connection(process);
  const session = database.open(actor);
  try {
    const { fence, openFence, statements } = await database.ask(process, session.passGate);
    const value = await work(gateTx(database, { actor, session, fence, openFence, statements }));
    await database.ask(process, session.commit);
    return value;
  } catch (error) {
    session.end();
    if (error instanceof RollBack) return error.value as T;
    throw error;
  }
}

/** A single autocommitted statement: one round trip. */
async function stepTogether(
  database: MemoryDatabase,
  { actor, stepping }: { actor: Actor; stepping: Stepping },
): Promise<ReadonlySet<string> | null> {
  await database.connection(actor.process);
  const session = database.open(actor);
  try {
    return await database.ask<ReadonlySet<string> | null>(actor.process, ({ ok, fail }) => {
      session.passGate({
        fail,
        ok: ({ rows }) =>
          session.statement(
            { fail, ok: (took: ReadonlySet<string> | null) => session.commit({ fail, ok: () => ok(took) }) },
            () => stepTargets(rows, stepping),
          ),
      });
    });
  } catch (error) {
    session.end();
    throw error;
  }
}

type Open = {
  readonly actor: Actor;
  readonly session: Session;
  readonly fence: number;
  readonly openFence: number | null;
  readonly statements: Statements;
};

/** Every statement is its own round trip. */
function gateTx(database: MemoryDatabase, { actor, session, fence, openFence, statements }: Open): GateTx {
  const sent = Object.entries(statements).map(([name, run]) => [
    name,
    (...args: never[]) => database.ask(actor.process, (answer) => session.statement(answer, () => run(...args))),
  ]);
  return { ...Object.fromEntries(sent), fence, openFence } as GateTx;
}
