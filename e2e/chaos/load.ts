import { setTimeout as sleep } from 'node:timers/promises';
import { actor } from '#e2e/fixtures/actor.ts';
import { createRandom, type Random } from '#lib/simulators/server/random.ts';
import type { SyncAnswer, SyncRequest } from '#lib/sync/requests/sync-request.ts';
import { isStoreUnavailable } from '#lib/sync/store-errors.ts';
import { askDatabase } from './ask-database.ts';
import type { ChaosChain, ChaosWorld } from './chaos-world.ts';
import type { PosHand } from './pos-hand.ts';

/** The responses that the requesters got. */
export type LoadRecord = {
  /** Runs that were answered with 202: none of them may be lost. */
  readonly accepted: string[];
  /** The number of concurrent requests and the runs accepted; recorded only if all were answered. */
  readonly contests: { readonly asked: number; readonly accepted: readonly string[] }[];
  readonly retries: { readonly of: string; readonly by: string }[];
  refused: number;
  cancelled: number;
  /** The database was away: whether the request was accepted is unknown, and nothing was promised. */
  unanswered: number;
  /** Errors other than a proper response or an unavailable database. */
  readonly surprises: string[];
};

const LOOK_EVERY_MS = 150;

type Loading = {
  readonly world: ChaosWorld;
  readonly chain: ChaosChain;
  readonly hand: PosHand;
  readonly random: Random;
  readonly record: LoadRecord;
  readonly until: AbortSignal;
};

export function emptyLoadRecord(): LoadRecord {
  return { accepted: [], contests: [], retries: [], refused: 0, cancelled: 0, unanswered: 0, surprises: [] };
}

/**
 * Keeps one chain busy until the storm is over: edits the POS, starts some runs at once, waits until all have ended.
 */
export async function keepBusy(parts: Omit<Loading, 'random'> & { seed: string }): Promise<void> {
  const loading: Loading = { ...parts, random: createRandom(parts.seed) };
  const { hand, random, until, world, chain } = loading;
  // While Haizen is unreachable, nothing is edited either: the guard would rightly hold dozens of edits at once.
  let isCarried = true;
  while (!until.aborted) {
    await allEnded(world, chain, until);
    if (until.aborted) return;
    if (isCarried) await hand.edit(random);
    const runIds = await ask(loading);
    isCarried = runIds.length > 0;
    if (random.chance(0.15)) await cancelOne(loading, runIds);
    await allEnded(world, chain, until);
    if (random.chance(0.5)) await retryWhatFailed(loading, runIds);
  }
}

/** All shops at once, the same two or three times concurrently, or a few shops individually. */
async function ask(loading: Loading): Promise<readonly string[]> {
  const { random, chain } = loading;
  const draw = random.next();
  const full = random.chance(0.2);
  if (draw < 0.5) return request(loading, [{ full }]);
  if (draw < 0.7)
    return contest(
      loading,
      Array.from({ length: random.integer(2, 4) }, () => ({ full })),
    );
  const shops = Array.from({ length: random.integer(2, 4) }, () => random.pick(chain.shops));
  const singles = [...new Set(shops)].map(({ id }) => ({ shopIds: [id], single: true, full }));
  const first = await request(loading, singles);
  await sleep(random.integer(50, 800));
  return [...first, ...(await request(loading, [{ onBusy: 'skip' }]))];
}

type Wanted = Omit<SyncRequest, 'chainId' | 'by'>;

async function request(loading: Loading, wanted: readonly Wanted[]): Promise<readonly string[]> {
  const answers = await Promise.all(wanted.map((one) => requestOne(loading, one)));
  return answers.flatMap((answer) => (answer?.kind === 'accepted' ? [answer.runId] : []));
}

/** I1: the same shops requested several times concurrently. */
async function contest(loading: Loading, wanted: readonly Wanted[]): Promise<readonly string[]> {
  const answers = await Promise.all(wanted.map((one) => requestOne(loading, one)));
  const accepted = answers.flatMap((answer) => (answer?.kind === 'accepted' ? [answer.runId] : []));
  if (!answers.includes(null)) loading.record.contests.push({ asked: wanted.length, accepted });
  return accepted;
}

async function requestOne({ world, chain, record }: Loading, wanted: Wanted): Promise<SyncAnswer | null> {
  const answer = await answered(record, () =>
    world.haizen.requestSync({ chainId: chain.id, by: actor('chaos'), ...wanted }),
  );
  if (answer?.kind === 'accepted') record.accepted.push(answer.runId);
  else if (answer !== null) record.refused += 1;
  return answer;
}

async function cancelOne({ world, random, record }: Loading, runIds: readonly string[]): Promise<void> {
  const [runId] = runIds;
  if (runId === undefined) return;
  await sleep(random.integer(100, 2_000));
  const answer = await answered(record, () => world.haizen.cancelRun({ runId, by: actor('chaos') }));
  if (answer === 'accepted') record.cancelled += 1;
}

async function retryWhatFailed({ world, chain, record, until }: Loading, runIds: readonly string[]): Promise<void> {
  for (const runId of runIds) {
    if (until.aborted) return;
    const retried = await answered(record, () => world.haizen.retryRun({ runId, by: actor('chaos') }));
    if (retried === null || !('answer' in retried) || retried.answer.kind !== 'accepted') continue;
    record.accepted.push(retried.answer.runId);
    record.retries.push({ of: runId, by: retried.answer.runId });
    await allEnded(world, chain, until);
  }
}

async function answered<T>(record: LoadRecord, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (isStoreUnavailable(error)) record.unanswered += 1;
    else record.surprises.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    await sleep(LOOK_EVERY_MS);
    return null;
  }
}

/** Resolves when none of the chain's runs is open, according to the database; earlier if the storm ends. */
async function allEnded({ postgres }: ChaosWorld, { id }: ChaosChain, until: AbortSignal): Promise<void> {
  while (!until.aborted) {
    if ((await openRuns(postgres.url, id)) === 0) return;
    await sleep(LOOK_EVERY_MS);
  }
}

export async function openRuns(url: string, chainId: string): Promise<number> {
  return askDatabase(url, async (client) => {
    const { rows } = await client.query<{ open: number }>(
      `SELECT (SELECT count(*) FROM sync_run WHERE chain_id = $1 AND finished_at IS NULL)::int
        + (SELECT count(*) FROM sync_state WHERE chain_id = $1 AND state IN ('QUEUED', 'RUNNING'))::int AS open`,
      [chainId],
    );
    return rows[0]?.open ?? 0;
  });
}
