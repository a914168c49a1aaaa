import type { SyncLog } from './conductor-context.ts';

/** A log that adds these fields to every line. */
export function logWith(log: SyncLog, facts: Readonly<Record<string, unknown>>): SyncLog {
  return {
    info: (more, message) => log.info({ ...facts, ...more }, message),
    warn: (more, message) => log.warn({ ...facts, ...more }, message),
    error: (more, message) => log.error({ ...facts, ...more }, message),
  };
}
