import { withTransience } from './db/transient.ts';
import { readEnv } from './env.ts';
import { type Haizen, openHaizen } from './haizen.ts';
import { createRoute } from './http/incoming/route.ts';
import { createLogger } from './logger.ts';

/** Next.js gives routes and instrumentation module instances of their own: the process's one Haizen is kept beside them. */
const shared = globalThis as typeof globalThis & { haizen?: Promise<Haizen> };

/** Opened once in a process; a failure is not kept, so that the next call tries again: a database may come later. */
export function haizen(): Promise<Haizen> {
  shared.haizen ??= withTransience(() => openHaizen(readEnv(process.env))).catch((error: unknown) => {
    delete shared.haizen;
    throw error;
  });
  return shared.haizen;
}

/** What every route is written with. */
export const route = createRoute({
  services: haizen,
  apiKey: () => readEnv(process.env).HAIZEN_API_KEY,
  log: () => createLogger(readEnv(process.env).HAIZEN_LOG_LEVEL),
});

export { answerStatus } from './http/incoming/answer-status.ts';
export { answerSync } from './http/incoming/answer-sync.ts';
export { connectionRefused } from './http/incoming/connection-refused.ts';
export { ProblemError } from './http/incoming/problem-error.ts';
export { say } from './http/incoming/say.ts';
