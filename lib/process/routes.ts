import { setTimeout as sleep } from 'node:timers/promises';
import { createRoute, type RouteSettings } from '#lib/api/route.ts';
import { isNotWritable } from '#lib/db/transient.ts';
import type { Person } from '#lib/domain/access.ts';
import { OPERATIONS } from '#lib/operations/operations.ts';
import { StoreUnavailable } from '#lib/sync/store-errors.ts';
import { metricsAuthenticator } from './authenticator.ts';
import { readEnv } from './env.ts';
import { type Haizen, openHaizen } from './haizen.ts';
import { openProcessParts, type ProcessParts } from './process-parts.ts';
import { routeSettings } from './route-settings.ts';

const OPENS_WITHIN_MS = 1_000;

/** Next.js bundles routes and instrumentation as separate module instances, so the singletons live on `globalThis`. */
const shared = globalThis as typeof globalThis & {
  haizen?: Promise<Haizen>;
  haizenFailure?: string;
  haizenParts?: ProcessParts;
  haizenRoutes?: RouteSettings;
};

/** Opened once per process. A failure isn't cached: the next call retries, in case the database is available by then. */
export function haizen(): Promise<Haizen> {
  shared.haizen ??= open().catch((error: unknown) => {
    delete shared.haizen;
    throw error;
  });
  return shared.haizen;
}

/** Rejects with `StoreUnavailable` if the database or the queue can't be opened, for any reason. */
async function open(): Promise<Haizen> {
  const env = readEnv(process.env);
  const { log } = parts();
  try {
    return await openHaizen(env, parts());
  } catch (error) {
    // Every request retries; log the same reason only once.
    const isNew = shared.haizenFailure !== String(error);
    shared.haizenFailure = String(error);
    log[isNew ? 'error' : 'debug']({ err: error }, 'not ready: the database or the queue could not be opened');
    throw new StoreUnavailable(error, isNotWritable(error) ? 'not-writable' : 'away');
  }
}

/** Shared by all attempts to open Haizen, so metrics counted before the database was available aren't lost. */
function parts(): ProcessParts {
  shared.haizenParts ??= openProcessParts(readEnv(process.env));
  return shared.haizenParts;
}

function settings(): RouteSettings {
  shared.haizenRoutes ??= routeSettings(readEnv(process.env));
  return shared.haizenRoutes;
}

const authenticator = async () => (await haizen()).authenticator;

const common = {
  operations: OPERATIONS,
  authenticator,
  answers: async () => (await haizen()).answers,
  settings,
  log: () => parts().log,
  onAnswer: (request: Parameters<ProcessParts['metrics']['answered']>[0]) => parts().metrics.answered(request),
};

/** Creates the handlers of all routes that need the database. */
export const { route, nothing } = createRoute({ services: haizen, ...common });

/** Creates handlers that need no services. */
export const { route: plainRoute } = createRoute({ services: async () => null, ...common });

/** Creates the metrics handler: it responds even if Haizen can't be opened, after at most 1 s. */
export const { route: metricsRoute } = createRoute({
  services: async () => {
    await Promise.race([haizen().catch(() => undefined), sleep(OPENS_WITHIN_MS, undefined, { ref: false })]);
    return parts().metrics;
  },
  ...common,
  authenticator: async () => metricsAuthenticator(authenticator, readEnv(process.env).HAIZEN_METRICS_TOKEN),
});

export { answerClock, answerStatus } from '#lib/api/answer-status.ts';
export { answerSync } from '#lib/api/answer-sync.ts';
export { auditCsv, dayIn, LINES_PER_PAGE } from '#lib/api/audit-csv.ts';
export { eventsAsked } from '#lib/api/events-asked.ts';
export { connectionRefused, tokenNeeded, keyExceedsCreator, lockedFor } from '#lib/api/refusals.ts';
export { isAdministeredBy, keyView, keyViewsFor } from '#lib/api/key-view.ts';
export { invitationView, personView, sessionView } from '#lib/api/people-views.ts';
export { unavailable } from '#lib/api/problem-response.ts';
export { ProblemError } from '#lib/api/problem-error.ts';
export { localize } from '#lib/api/localize.ts';

/** The signed-in person of a page request; null without a valid session. */
export async function currentPerson(headers: Headers): Promise<Person | null> {
  return (await haizen()).accounts.personOf(headers);
}

/** Whether this is the trial, with simulators in place of both upstreams. */
export async function isTrial(): Promise<boolean> {
  return (await haizen()).trial !== null;
}
