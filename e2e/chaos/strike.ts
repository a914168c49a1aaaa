import { setTimeout as sleep } from 'node:timers/promises';
import { askDatabase } from './ask-database.ts';
import type { ChaosWorld } from './chaos-world.ts';
import type { Event } from './script.ts';
import type { Worker } from './workers.ts';

/** What was done, when, and to whom. Times in ms since 1970. */
export type Strike = {
  readonly kind: Event['kind'];
  readonly atMs: number;
  /** When the stopped process continued, or the database was back. */
  readonly overAtMs: number | null;
  readonly worker: string | null;
  /** Chains with interrupted, unfinished runs, with their fences at that moment. */
  readonly chains: readonly Held[];
};

type Held = { readonly chainId: string; readonly fence: number; readonly worker: string | null };

const LOOK_EVERY_MS = 50;
/** How long to wait for a conducting worker before striking an idle one. */
const WAIT_FOR_WORK_MS = 8_000;

/** Plays a round's events; resolves when the last victim is back. Stopped processes overlap with later events. */
export async function playScript(world: ChaosWorld, events: readonly Event[]): Promise<readonly Strike[]> {
  const strikes: Strike[] = [];
  const later: Promise<void>[] = [];
  for (const event of events) {
    await sleep(event.afterMs);
    if (event.kind === 'stop') {
      const victim = await findVictim(world, event);
      later.push(stop(world, event, victim).then((strike) => void strikes.push(strike)));
    } else if (event.kind === 'kill' || event.kind === 'terminate') {
      const { worker, held } = await findVictim(world, event);
      world.workers.signal(worker, event.kind === 'kill' ? 'SIGKILL' : 'SIGTERM');
      strikes.push({ kind: event.kind, atMs: Date.now(), overAtMs: null, worker: worker.name, chains: held });
    } else {
      strikes.push(await withoutDatabase(world, { ...event, kind: event.kind }));
    }
  }
  await Promise.all(later);
  return strikes.toSorted((a, b) => a.atMs - b.atMs);
}

type Victim = { readonly worker: Worker; readonly held: readonly Held[] };

/** A ready worker that conducts a chain with work; after a while, any ready worker. */
async function findVictim({ workers, postgres }: ChaosWorld, { pick }: Event): Promise<Victim> {
  const idleFromMs = Date.now() + WAIT_FOR_WORK_MS;
  for (;;) {
    const all = await heldChains(postgres.url);
    const ready = workers.ready();
    const busy = ready.filter((worker) => all.some((one) => one.worker === worker.name));
    const choice = busy.length > 0 || Date.now() < idleFromMs ? busy : ready;
    const worker = choice[Math.floor(pick * choice.length)];
    if (worker !== undefined) return { worker, held: all.filter((one) => one.worker === worker.name) };
    await sleep(LOOK_EVERY_MS);
  }
}

async function stop({ workers }: ChaosWorld, event: Event, { worker, held }: Victim): Promise<Strike> {
  const atMs = Date.now();
  workers.signal(worker, 'SIGSTOP');
  await sleep(event.lastsMs);
  const overAtMs = Date.now();
  workers.signal(worker, 'SIGCONT');
  return { kind: 'stop', atMs, overAtMs, worker: worker.name, chains: held };
}

type DatabaseKind = Exclude<Event['kind'], 'kill' | 'terminate' | 'stop'>;

async function withoutDatabase({ postgres }: ChaosWorld, event: Event & { kind: DatabaseKind }): Promise<Strike> {
  const { kind, lastsMs } = event;
  const chains = await chainsWithWork(postgres.url);
  const atMs = Date.now();
  switch (kind) {
    case 'database-dies':
      await postgres.die();
      await sleep(lastsMs);
      await postgres.revive();
      break;
    case 'database-freezes':
      await postgres.freeze();
      await sleep(lastsMs);
      postgres.thaw();
      break;
    case 'database-cut':
      await postgres.cut();
      await sleep(lastsMs);
      await postgres.mend();
      break;
  }
  return { kind, atMs, overAtMs: Date.now(), worker: null, chains };
}

/** The conductors of chains with work, by live leases. */
async function heldChains(url: string): Promise<readonly Held[]> {
  return (await chainsWithWork(url)).filter((one) => one.worker !== null);
}

async function chainsWithWork(url: string): Promise<readonly Held[]> {
  return askDatabase(url, async (client) => {
    const { rows } = await client.query<Held>(
      `SELECT chain.id AS "chainId", COALESCE(lease.fence, 0)::float8 AS fence,
        CASE WHEN lease.expires_at > clock_timestamp() THEN lease.worker END AS worker
      FROM chain LEFT JOIN conductor_lease AS lease ON lease.chain_id = chain.id
      WHERE EXISTS (SELECT FROM sync_run WHERE sync_run.chain_id = chain.id AND finished_at IS NULL)`,
    );
    return rows;
  });
}
