import { type Metrics, openMetrics } from '#lib/metrics/open-metrics.ts';
import type { Env } from './env.ts';
import { createLogging, type Logging } from './logger.ts';

/** The parts of a process that work without the database. */
export type ProcessParts = Logging & { readonly metrics: Metrics };

export function openProcessParts(env: Env, { write }: { write?: (line: string) => void } = {}): ProcessParts {
  const { log, hide } = createLogging(env.HAIZEN_LOG_LEVEL, { write });
  hide(env.HAIZEN_SECRET, ...env.HAIZEN_OLD_SECRETS, ...passwordsOf(env.DATABASE_URL));
  hide(env.HAIZEN_API_KEY, env.HAIZEN_METRICS_TOKEN, env.HAIZEN_LAUNCH_KEY, env.HAIZEN_ADMIN_PASSWORD);
  return { log, hide, metrics: openMetrics() };
}

/** The password, percent-encoded as in the URL and decoded. */
function passwordsOf(url: string): string[] {
  const password = URL.parse(url)?.password ?? '';
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}
