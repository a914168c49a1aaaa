import { hostname } from 'node:os';
import { createKeys } from '#lib/accounts/keys.ts';
import { createActions, type SomeConnections } from './actions.ts';
import { startAuditUpkeep } from './audit-upkeep.ts';
import { createConductedChains } from './conducted-chains.ts';
import { upstreamsConnector } from './connect-upstreams.ts';
import { createAnswerStore, forgetOldAnswers } from '#lib/db/answer-store.ts';
import { createKeyStore } from '#lib/db/key-store.ts';
import { openDatabase } from '#lib/db/database.ts';
import { createReads } from '#lib/db/reads.ts';
import { noteRefusedWrite } from '#lib/db/refused-writes.ts';
import { createStatusCache } from '#lib/db/status/status-cache.ts';
import { createSyncStore } from '#lib/db/store.ts';
import { isNotWritable } from '#lib/db/transient.ts';
import { createWorkerPresence } from '#lib/db/worker-presence.ts';
import { SYSTEM } from '#lib/domain/access.ts';
import type { Env } from './env.ts';
import { createHostCaps } from '#lib/upstream-http/host-caps.ts';
import { createAuthenticator } from './authenticator.ts';
import type { Authenticator } from '#lib/api/authorize.ts';
import { openUpstreamNetwork } from '#lib/upstream-http/network/upstream-network.ts';
import { createUpstreamRules } from '#lib/upstream-http/network/upstream-rules.ts';
import { openPeople } from './open-people.ts';
import { openProcessParts, type ProcessParts } from './process-parts.ts';
import { CONDUCT_QUEUE, sendBackConductJob, sendConductJob } from '#lib/queue/conduct-job.ts';
import { openQueue } from '#lib/queue/open-queue.ts';
import { type ChainWork, workOnChains } from '#lib/queue/work-on-chains.ts';
import { deadlineAfter, systemClock } from '#lib/sync/clock.ts';
import { conduct } from '#lib/sync/conductor/conduct.ts';
import { observeStore } from '#lib/sync/observe-store.ts';
import type { ConnectUpstreams, Upstreams } from '#lib/sync/ports.ts';
import { RECOVER_EVERY_MS, wakeAbandonedChains } from '#lib/sync/conductor/recover.ts';
import { createTurns } from '#lib/sync/conductor/turns.ts';
import { tellFinished } from '#lib/sync/tell-finished.ts';
import { sealAll } from './seal-all.ts';
import { openTrial } from './trial.ts';
import { createVault } from '#lib/vault/vault.ts';

/** The maximum time that a conductor keeps a chain. */
const LONGEST_SHIFT_MS = 12 * 60 * 60_000;

const FORGET_EVERY_MS = 60 * 60_000;

const SEAL_EVERY_MS = 60_000;

/** The wired application of one process: database, queue, sync and background work. */
export type Haizen = Awaited<ReturnType<typeof openHaizen>>;

/** `parts`: created earlier by processes that also respond without a database. */
export async function openHaizen(env: Env, parts: ProcessParts = openProcessParts(env)) {
  const { log, hide, metrics } = parts;
  const db = openDatabase(env.DATABASE_URL, {
    onError: (error) => log.warn({ err: error }, 'database connection lost'),
  });
  const vault = createVault({ secret: env.HAIZEN_SECRET, oldSecrets: env.HAIZEN_OLD_SECRETS });
  const works = env.HAIZEN_ROLE !== 'web';
  const openQueueHere = () =>
    openQueue({
      url: env.DATABASE_URL,
      supervise: works,
      onError: (error) => {
        if (isNotWritable(error)) noteRefusedWrite();
        log.warn({ err: error }, 'queue error');
      },
    });
  const { snapshot, ...reads } = createReads(db);
  const chainName = async (chainId: string) => (await reads.chain(chainId))?.name ?? null;
  const keys = createKeys(createKeyStore(db));
  const { accounts, people, record, welcome } = openPeople({ db, env, vault, chainName, forgetKeys: keys.forget });
  const sealing = { db, vault, accounts, log };
  const boss = await sealAll(sealing, { reportsUnreadable: true })
    .then(openQueueHere)
    .catch(async (error: unknown) => {
      await db.$disconnect();
      throw error;
    });
  const statusCache = createStatusCache({ read: snapshot, clock: systemClock });
  const store = observeStore(
    createSyncStore(db, { wake: (tx, chainId) => sendConductJob(boss, { tx, chainId }), vault }),
    { observers: [metrics.sync, tellFinished(log)], log },
  );
  const stopping = new AbortController();
  const worker = env.HAIZEN_WORKER_NAME ?? `${hostname()}-${process.pid}`;

  const presence = createWorkerPresence(db, vault);
  let work: ChainWork | undefined;

  const conducting = new Set<Promise<void>>();
  const chains = createConductedChains();
  metrics.setSources({ gates: chains.gates, targets: reads.targetCounts });

  const rules = createUpstreamRules({
    allowPrivate: env.HAIZEN_ALLOW_PRIVATE_UPSTREAMS,
    trusted: [env.HAIZEN_TRIAL_POS_URL, env.HAIZEN_TRIAL_ORDERING_URL],
  });
  const network = openUpstreamNetwork({ rules });
  const hostCaps = createHostCaps(env.HAIZEN_HOST_LIMIT);
  const reach = upstreamsConnector({ network, hostCaps, observer: metrics.upstream });
  const connect: ConnectUpstreams = (connections, hold, before) => {
    hideTokens(connections);
    return reach(connections, hold, before);
  };
  const turns = createTurns();

  function hideTokens({ pos, ordering }: SomeConnections): void {
    hide(pos?.accessToken, ordering?.token);
  }

  async function conductChain(chainId: string): Promise<void> {
    if (!(await presence.shouldTake(chainId))) {
      log.info({ chainId, worker }, 'left a chain to a worker that can open its tokens');
      await work?.stepBack();
      return sendBackConductJob(boss, chainId);
    }
    // Well before the queue's job expires: a successor job continues from here.
    using shift = deadlineAfter(systemClock, LONGEST_SHIFT_MS);
    const stop = AbortSignal.any([stopping.signal, shift.signal]);
    const onConnected = (upstreams: Upstreams) => chains.connected(chainId, upstreams);
    const shopDeadlineMs = env.HAIZEN_SHOP_DEADLINE_SECONDS * 1_000;
    const options = { worker, connect, onConnected, turns, log, stop, shopDeadlineMs };
    const conducted = conduct({ clock: systemClock, chainId, store, ...options });
    conducting.add(conducted);
    const failure = await conducted.then(
      () => null,
      (error: unknown) => ({ error }),
    );
    conducting.delete(conducted);
    chains.left(chainId);
    if (failure === null) return;
    if (!stopping.signal.aborted) log.warn({ chainId, worker, err: failure.error }, 'stopped conducting');
    // pg-boss stores the thrown error as JSON, including its cause; a driver's error may contain what its JSON can't hold.
    throw new Error('stopped conducting');
  }

  function recover(): void {
    wakeAbandonedChains(store, { worker, log }).then(metrics.sync.woken, (error: unknown) =>
      log.warn({ err: error }, 'could not look for abandoned chains'),
    );
    if (works) void presence.announce().catch((error: unknown) => log.warn({ err: error }, 'worker not announced'));
  }

  /** Repeated, because during a rolling secret change processes that haven't been replaced still encrypt with the old secret. */
  function sealAgain(): void {
    if (env.HAIZEN_OLD_SECRETS.length === 0) return;
    sealAll(sealing, { reportsUnreadable: false }).catch((error: unknown) =>
      log.warn({ err: error }, 'could not reseal what an old secret had sealed'),
    );
  }

  if (env.HAIZEN_API_KEY !== undefined) await keys.adopt(env.HAIZEN_API_KEY, SYSTEM);
  if (works) {
    await presence.announce();
    work = await workOnChains(boss, conductChain);
  }
  recover();
  const recovering = setInterval(recover, RECOVER_EVERY_MS);
  const forgetting = setInterval(() => void forgetOldAnswers(db).catch(() => {}), FORGET_EVERY_MS);
  const resealing = setInterval(sealAgain, SEAL_EVERY_MS);

  const upkeep = startAuditUpkeep({ db, log, keepDays: env.HAIZEN_AUDIT_DAYS });

  const chainOf: Authenticator['chainOf'] = (target) =>
    'shopId' in target ? reads.chainOfShop(target.shopId) : store.chainOfRun(target.runId);

  async function personOf(headers: Headers) {
    const seen = await accounts.personSeen(headers);
    return seen && { principal: seen.person, cookies: seen.cookies };
  }

  return {
    env,
    log,
    metrics,
    keys,
    people,
    accounts,
    /** Records an audit event for an act outside of any database transaction. */
    record,
    /** The signed-in person, for pages. */
    personOf: accounts.personOf,
    welcome,
    authenticator: createAuthenticator({ keys, personOf, chainOf, launchKey: env.HAIZEN_LAUNCH_KEY }),
    answers: createAnswerStore({ db, vault }),
    trial: openTrial(env),
    /** Rejects if the queue is unavailable; it needs the database and its own tables. */
    queueReady: () => boss.getQueue(CONDUCT_QUEUE),
    read: { ...reads, status: statusCache.answer },
    ...createActions({
      store,
      connect,
      allowsUrl: network.allowsUrl,
      worker,
      log,
      metrics,
      invalidating: statusCache.invalidating,
      hideTokens,
    }),
    /** Releases the conducted chains, then closes every connection. Takes at most 5 s if the database responds. */
    close: async (): Promise<void> => {
      clearInterval(recovering);
      clearInterval(forgetting);
      upkeep[Symbol.dispose]();
      clearInterval(resealing);
      statusCache.close();
      await work?.stop();
      stopping.abort();
      await Promise.allSettled(conducting);
      await boss.stop({ graceful: false });
      await network.close();
      await db.$disconnect();
    },
  };
}
