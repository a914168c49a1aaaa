import { actor } from '#e2e/fixtures/actor.ts';
import { TEST_SETTINGS } from '#e2e/fixtures/test-settings.ts';
import { createTestDatabase } from '#lib/checks/test-database.ts';
import type { ManagedProcess } from '#lib/launch/managed-process.ts';
import { readEnv } from '#lib/process/env.ts';
import { type Haizen, openHaizen } from '#lib/process/haizen.ts';
import type { SyncRequest } from '#lib/sync/requests/sync-request.ts';
import { connectionsTo, type Limits } from './connections.ts';
import { startUpstreams, type Upstreams, type UpstreamSize } from './upstreams.ts';
import { startWorker } from './worker.ts';

export type WorldSize = UpstreamSize & { readonly limits: Limits };

/**
 * One chain, discovered but never synced. Simulators and worker are separate processes; this process only sends
 * requests.
 */
export type BenchWorld = AsyncDisposable &
  Upstreams & {
    readonly size: WorldSize;
    readonly databaseUrl: string;
    readonly haizen: Haizen;
    readonly chainId: string;
    /** PID of the conducting worker; null once stopped. */
    readonly workerPid: () => number | null;
    readonly stopWorker: () => Promise<void>;
    /** Resolves with the run's id; rejects if the request is not accepted. */
    readonly request: (request?: Partial<SyncRequest>) => Promise<string>;
  };

export async function openBenchWorld(size: WorldSize): Promise<BenchWorld> {
  await using parts = new AsyncDisposableStack();
  const upstreams = parts.use(await startUpstreams(size));
  const database = parts.use(await createTestDatabase());
  const env = { ...TEST_SETTINGS, DATABASE_URL: database.url, HAIZEN_ROLE: 'web', HAIZEN_LOG_LEVEL: 'silent' };
  const haizen = await openHaizen(readEnv(env));
  parts.defer(() => haizen.close());
  let worker: ManagedProcess | null = await startWorker(database.url);
  const stopWorker = async () => {
    await worker?.[Symbol.asyncDispose]();
    worker = null;
  };
  parts.defer(stopWorker);
  const chainId = await Promise.race([addChain(haizen, { upstreams, size, name: '計測チェーン' }), worker.crashed]);
  const all = parts.move();
  return {
    ...upstreams,
    size,
    databaseUrl: database.url,
    haizen,
    chainId,
    workerPid: () => worker?.pid ?? null,
    stopWorker,
    async request(request) {
      const answer = await haizen.requestSync({ chainId, by: actor('bench'), ...request });
      if (answer.kind !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(answer).slice(0, 500)}`);
      return answer.runId;
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

type NewChain = { readonly upstreams: Upstreams; readonly size: WorldSize; readonly name: string };

/** Connects and discovers a chain; needs a worker. Resolves with its id. */
export async function addChain(haizen: Haizen, { upstreams, size, name }: NewChain): Promise<string> {
  const by = actor('bench');
  const chain = { name, ...connectionsTo(upstreams, size.limits) };
  const created = await haizen.createChain({ verify: true, chain, by });
  if (created.kind !== 'created') throw new Error(`the bench's chain was refused: ${JSON.stringify(created)}`);
  const { chainId } = created;
  const discovery = await haizen.requestDiscovery({ chainId, by, signal: new AbortController().signal });
  if (discovery.state !== 'SUCCEEDED') throw new Error(`its shops were not found: ${JSON.stringify(discovery)}`);
  return chainId;
}
