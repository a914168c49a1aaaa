import type { Answer } from '#e2e/simulation/answer.ts';
import type { Backend, BackendEvents } from '#e2e/simulation/backend.ts';
import { createJobs } from '#e2e/simulation/jobs.ts';
import type { Actor } from '#e2e/simulation/memory-database.ts';
import { CATEGORIES_TARGET, CHAIN_ID, menuTargetOf, type Rows } from '#e2e/simulation/rows.ts';
import type { Timeline } from '#e2e/simulation/timeline.ts';
import type { VirtualProcess } from '#e2e/simulation/virtual-process.ts';
import { CONNECTIONS } from '#e2e/simulation/world.ts';
import type { Database } from '#lib/db/database.ts';
import { createSyncStore } from '#lib/db/store.ts';
import type { Random } from '#lib/simulators/server/random.ts';
import { sleep } from '#lib/sync/clock.ts';
import { StoreUnavailable } from '#lib/sync/store-errors.ts';
import type { SyncStore } from '#lib/sync/store.ts';
import { TEST_VAULT } from '#lib/vault/test-vault.ts';
import { loadRows } from './load-rows.ts';

/** Far longer than a test: here the backend ends leases itself, at the virtual time. */
const ENDLESS_MS = 100_000_000;

export type PostgresBackend = Backend & {
  /** Resolves once no process waits for the database. */
  settled(): Promise<void>;
};

type Options = BackendEvents & { readonly timeline: Timeline; readonly random: Random };

/** `lib/db` on a real Postgres, used by virtual processes. Statements take no virtual time. */
export function openPostgresBackend(
  db: Database,
  { timeline, random, onCommit, onWake, rows: first }: Options & { rows: Rows },
): PostgresBackend {
  const jobs = createJobs(timeline.nowMs);
  let rows = first;
  let lease: { readonly fence: number; readonly untilMs: number } | null = null;
  let [away, breakingOdds, busy] = [false, 0, 0];
  let looking: Promise<void> = Promise.resolve();

  const store = createSyncStore(db, {
    wake: () => {
      jobs.add();
      return Promise.resolve();
    },
    vault: TEST_VAULT,
  });

  /** Runs database work for a process and delivers the result while the process runs. */
  function reach<T>(process: VirtualProcess, work: () => Promise<T>): Promise<T> {
    busy += 1;
    return new Promise((resolve, reject) => {
      const answered = away ? Promise.reject(new StoreUnavailable('connection refused')) : work();
      answered
        .then(
          (value) => process.deliver('answer', () => resolve(value)),
          (error: unknown) => process.deliver('answer', () => reject(error)),
        )
        .finally(() => {
          busy -= 1;
        });
    });
  }

  function look(actor: Actor): Promise<void> {
    looking = looking.then(async () => {
      const before = rows;
      rows = keepingSame(before, await loadRows(db));
      const held = await db.conductorLease.findFirst();
      const isEnded = held === null || held.expiresAt.getTime() < Date.now() + ENDLESS_MS / 2;
      if (isEnded) lease = null;
      onCommit({ before, after: rows, actor });
      if (jobs.isQueued) onWake();
    });
    return looking;
  }

  async function endWhereDue(): Promise<void> {
    if (lease === null || timeline.nowMs() < lease.untilMs) return;
    lease = null;
    await db.$executeRaw`UPDATE conductor_lease SET expires_at = clock_timestamp()`;
  }

  function openStore(actor: Actor): SyncStore {
    const { process } = actor;
    const plain = Object.entries(store).map(([name, run]) => [
      name,
      (...args: never[]) => reach(process, () => (run as (...given: never[]) => Promise<unknown>)(...args)),
    ]);

    async function transact<T>(run: () => Promise<T>): Promise<T> {
      // Sometimes the pool is busy, and the lease may expire meanwhile.
      if (actor.role === 'conductor' && random.chance(0.3))
        await sleep(process.clock, { ms: random.integer(10, 1_000) });
      return reach(process, async () => {
        const breaks = actor.role === 'conductor' && random.chance(breakingOdds);
        if (breaks && random.chance(0.5)) throw new StoreUnavailable('connection lost');
        const value = await run();
        await look(actor);
        if (breaks) throw new StoreUnavailable('connection lost');
        return value;
      });
    }

    return {
      ...(Object.fromEntries(plain) as SyncStore),
      underGate: (chainId, work) => transact(() => store.underGate(chainId, work)),
      stepTargets: (chainId, stepping) => transact(() => store.stepTargets(chainId, stepping)),
      acquireLease: (chainId, { worker, leaseMs }) =>
        reach(process, async () => {
          await endWhereDue();
          const answer = await store.acquireLease(chainId, { worker, leaseMs: ENDLESS_MS });
          if ('heldForMs' in answer) return { heldForMs: (lease?.untilMs ?? 0) - timeline.nowMs() };
          lease = { fence: answer.fence, untilMs: timeline.nowMs() + leaseMs };
          Object.assign(actor, { fence: answer.fence });
          return answer;
        }),
      renewLease: (chainId, { fence, leaseMs, load }) =>
        reach(process, async () => {
          await endWhereDue();
          const answer = await store.renewLease(chainId, { fence, leaseMs: ENDLESS_MS, load });
          if (answer === 'renewed') lease = { fence, untilMs: timeline.nowMs() + leaseMs };
          return answer;
        }),
      abandonedChains: () =>
        reach(process, async () => {
          await endWhereDue();
          return store.abandonedChains();
        }),
    };
  }

  return {
    jobs,
    openStore,
    get rows() {
      return rows;
    },
    get isAway() {
      return away;
    },
    get breakingOdds() {
      return breakingOdds;
    },
    set breakingOdds(odds) {
      breakingOdds = odds;
    },
    isLeased: (fence) =>
      lease !== null && lease.untilMs > timeline.nowMs() && (fence === null || lease.fence === fence),
    ask<T>(process: VirtualProcess, serve: (answer: Answer<T>) => void) {
      return reach(process, () => new Promise<T>((ok, fail) => serve({ ok, fail })));
    },
    cut() {
      away = true;
    },
    mend() {
      away = false;
    },
    async settled() {
      // Follow-up statements start before the second of these turns.
      for (let quiet = 0; quiet < 3; quiet = busy === 0 ? quiet + 1 : 0) await new Promise(setImmediate);
    },
  };
}

/** Keeps the identity of unchanged rows, as the checks expect. */
function keepingSame(before: Rows, after: Rows): Rows {
  for (const table of ['states', 'runs', 'results'] as const) {
    const [was, is] = [before[table] as Map<string, unknown>, after[table] as Map<string, unknown>];
    for (const [id, row] of is) if (JSON.stringify(was.get(id)) === JSON.stringify(row)) is.set(id, was.get(id));
  }
  return after;
}

/** Empties the database and creates one chain, with the simulated shops' names. */
export async function prepareChain(db: Database, shopIds: readonly string[]): Promise<Rows> {
  await db.$executeRaw`TRUNCATE chain CASCADE`;
  await db.$executeRaw`ALTER SEQUENCE sync_run_number_seq RESTART`;
  const { pos, ordering, limits } = CONNECTIONS;
  await db.chain.create({
    data: {
      id: CHAIN_ID,
      name: CHAIN_ID,
      posKind: pos.kind,
      posBaseUrl: pos.baseUrl,
      posAccessToken: pos.accessToken,
      orderingKind: ordering.kind,
      orderingBaseUrl: ordering.baseUrl,
      orderingBrandId: ordering.brandId,
      orderingToken: ordering.token,
      shopLimit: limits.shops,
      posLimit: limits.pos,
      orderingLimit: limits.ordering,
      gate: { create: {} },
      states: { create: { id: CATEGORIES_TARGET, kind: 'CATEGORIES' } },
      shops: {
        create: shopIds.map((id) => ({
          id,
          name: id,
          searchText: id,
          posLocationId: id,
          platformShopId: id,
          inScope: true,
          state: { create: { id: menuTargetOf(id), chainId: CHAIN_ID, kind: 'MENU' } },
        })),
      },
    },
  });
  return loadRows(db);
}
