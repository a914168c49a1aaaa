import { withTransience } from './db/transient.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { readEnv } from './env.ts';
import { type Haizen, openHaizen } from './haizen.ts';
import { createRoute } from './http/incoming/route.ts';
import { openProcessParts, type ProcessParts } from './process-parts.ts';

const OPENS_WITHIN_MS = 1_000;

/** Next.js gives routes and instrumentation module instances of their own: the process's one Haizen is kept beside them. */
const shared = globalThis as typeof globalThis & { haizen?: Promise<Haizen>; haizenParts?: ProcessParts };

/** Opened once in a process; a failure is not kept, so that the next call tries again: a database may come later. */
export function haizen(): Promise<Haizen> {
  shared.haizen ??= withTransience(() => openHaizen(readEnv(process.env), parts())).catch((error: unknown) => {
    delete shared.haizen;
    throw error;
  });
  return shared.haizen;
}

/** Kept over every attempt to open Haizen: what was counted before the database came is not lost. */
function parts(): ProcessParts {
  shared.haizenParts ??= openProcessParts(readEnv(process.env));
  return shared.haizenParts;
}

const common = {
  // Looked at by every request: `readEnv`, which refuses a short one at the start, takes all settings apart.
  apiKey: () => process.env.HAIZEN_API_KEY || undefined,
  log: () => parts().log,
  onAnswer: (request: Parameters<ProcessParts['metrics']['answered']>[0]) => parts().metrics.answered(request),
};

/** What every route is written with. */
export const route = createRoute({ services: haizen, ...common });

/** What the metrics' route is written with: it answers where no Haizen can be opened, and soon. */
export const metricsRoute = createRoute({
  services: async () => {
    await Promise.race([haizen().catch(() => undefined), sleep(OPENS_WITHIN_MS, undefined, { ref: false })]);
    return parts().metrics;
  },
  ...common,
});

export { answerStatus } from './http/incoming/answer-status.ts';
export { answerSync } from './http/incoming/answer-sync.ts';
export { connectionRefused } from './http/incoming/connection-refused.ts';
export { ProblemError } from './http/incoming/problem-error.ts';
export { say } from './http/incoming/say.ts';
