import { hostname } from 'node:os';
import { createKeys } from '#lib/accounts/keys.ts';
import { openAccounts } from '#lib/accounts/open-accounts.ts';
import { createAnswerStore } from '#lib/db/answer-store.ts';
import { createCatalogueStore } from '#lib/db/catalogue-store.ts';
import { openDatabase } from '#lib/db/database.ts';
import { createKeyStore } from '#lib/db/key-store.ts';
import { createReads } from '#lib/db/reads.ts';
import { recordAuditEvent } from '#lib/db/record-audit-event.ts';
import { createStatusCache } from '#lib/db/status/status-cache.ts';
import { statusReads } from '#lib/db/status/status-reads.ts';
import { createSyncStore } from '#lib/db/store.ts';
import { noteRefusedWrite, isNotWritable, withTransience } from '#lib/db/transient.ts';
import { createWebhookStore } from '#lib/db/webhook-store.ts';
import { createWorkerPresence } from '#lib/db/worker-presence.ts';
import { SYSTEM } from '#lib/domain/access.ts';
import type { AuditEvent } from '#lib/domain/audit.ts';
import { CONDUCT_QUEUE, sendConductJob } from '#lib/queue/conduct-job.ts';
import { openQueue } from '#lib/queue/open-queue.ts';
import { systemClock } from '#lib/sync/clock.ts';
import { observeStore, tellFinished } from '#lib/sync/observe-store.ts';
import { cookieSecrets } from '#lib/vault/cookie-secrets.ts';
import { createVault } from '#lib/vault/vault.ts';
import { createActions } from './actions.ts';
import { createAuthenticator } from './authenticator.ts';
import { startChainWorker } from './chain-worker.ts';
import { createConductedChains } from './conducted-chains.ts';
import { openUpstreams } from './connect-upstreams.ts';
import type { Env } from './env.ts';
import { startEventHandling } from './event-handling.ts';
import { openProcessParts, type ProcessParts } from './process-parts.ts';
import { squareEventReceiver } from './receive-square-event.ts';
import { sealAll } from './seal-all.ts';
import { openTrial } from './trial.ts';
import { startUpkeep } from './upkeep.ts';
import { welcome } from './welcome.ts';

/** The wired application of one process: database, queue, sync and background work. */
export type Haizen = Awaited<ReturnType<typeof openHaizen>>;

/** `parts`: created earlier by processes that also respond without a database. */
export async function openHaizen(env: Env, parts: ProcessParts = openProcessParts(env)) {
  const { log, hide, metrics } = parts;
  const conducts = env.HAIZEN_ROLE !== 'web';
  const name = env.HAIZEN_WORKER_NAME ?? `${hostname()}-${process.pid}`;
  // PORT is the port that the web server listens on.
  const pagesUrl = env.HAIZEN_URL ?? `http://localhost:${process.env.PORT ?? '3000'}`;
  const secrets = { secret: env.HAIZEN_SECRET, oldSecrets: env.HAIZEN_OLD_SECRETS };

  const db = openDatabase(env.DATABASE_URL, {
    onError: (error) => log.warn({ err: error }, 'database connection lost'),
  });
  const vault = createVault(secrets);
  const hookUrl = (chainId: string) => `${pagesUrl}/api/hooks/square/${chainId}`;
  const { snapshot, ...reads } = createReads(db, hookUrl);
  const keys = createKeys(createKeyStore(db));
  const accounts = openAccounts({
    db,
    vault,
    secrets: cookieSecrets(secrets),
    url: env.HAIZEN_URL ?? null,
    forgetKeys: keys.forget,
  });

  const seal = (reportsUnreadable: boolean) => sealAll({ db, vault, accounts, log }, { reportsUnreadable });
  const boss = await seal(true)
    .then(() => openQueue({ url: env.DATABASE_URL, supervise: conducts, onError: onQueueError }))
    .catch(async (error: unknown) => {
      await db.$disconnect();
      throw error;
    });

  function onQueueError(error: Error): void {
    if (isNotWritable(error)) noteRefusedWrite();
    log.warn({ err: error }, 'queue error');
  }

  const store = observeStore(
    createSyncStore(db, { wake: (tx, chainId) => sendConductJob(boss, { tx, chainId }), vault }),
    { observers: [metrics.sync, tellFinished(log)], log },
  );
  const statusCache = createStatusCache({ read: snapshot, clock: systemClock });
  const chains = createConductedChains();
  metrics.setSources({ gates: chains.gates, targets: reads.targetCounts });
  const upstreams = openUpstreams({ env, observer: metrics.upstream, hide });
  const { connect, allowsUrl, hideTokens } = upstreams;

  if (env.HAIZEN_API_KEY !== undefined) await keys.adopt(env.HAIZEN_API_KEY, SYSTEM);
  const webhooks = createWebhookStore({ db, vault });
  const presence = createWorkerPresence(db, vault);
  const shopDeadlineMs = env.HAIZEN_SHOP_DEADLINE_SECONDS * 1_000;
  const working = { name, conducts, boss, store, presence, connect, chains, shopDeadlineMs, log, metrics };
  const chainWorker = await startChainWorker({ ...working, catalogueOf: (of) => createCatalogueStore(db, of) });
  const reseal = env.HAIZEN_OLD_SECRETS.length > 0 ? () => seal(false) : null;
  const upkeep = startUpkeep({ db, webhooks, log, keepDays: env.HAIZEN_AUDIT_DAYS, reseal });

  const actions = createActions({
    store,
    connect,
    allowsUrl,
    worker: name,
    log,
    metrics,
    invalidating: statusCache.invalidating,
    hideTokens,
  });
  const eventHandling = startEventHandling({
    store: webhooks,
    requestSync: actions.requestSync,
    // The sync of what is sold out begins here; until it exists, the stored event is all.
    onInventoryChanged: async (chainId) => log.debug({ chainId }, 'stock changed at the POS'),
    log,
  });

  return {
    env,
    log,
    metrics,
    keys,
    accounts,
    /** The pages' base URL, for links. */
    pagesUrl,
    /** Records an audit event for an act outside of any database transaction. */
    record: (event: AuditEvent) => withTransience(() => recordAuditEvent(db, event)),
    welcome: () => welcome({ accounts, env, pagesUrl }),
    authenticator: createAuthenticator({
      keys,
      accounts,
      chainOfShop: reads.chainOfShop,
      chainOfRun: store.chainOfRun,
      launchKey: env.HAIZEN_LAUNCH_KEY,
    }),
    answers: createAnswerStore({ db, vault }),
    receiveSquareEvent: squareEventReceiver(webhooks, hookUrl),
    trial: openTrial(env),
    /** Rejects if the queue is unavailable; it needs the database and its own tables. */
    queueReady: () => boss.getQueue(CONDUCT_QUEUE),
    read: { ...reads, ...statusReads(statusCache) },
    ...actions,
    /** Releases the conducted chains, then closes every connection. Takes at most 5 s if the database responds. */
    close: async (): Promise<void> => {
      upkeep[Symbol.dispose]();
      statusCache.close();
      await eventHandling.stop();
      await chainWorker.stop();
      await boss.stop({ graceful: false });
      await upstreams.close();
      await db.$disconnect();
    },
  };
}
