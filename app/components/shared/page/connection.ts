/** A single failed poll is tolerated; two in a row mean the server is unreachable. */
const LOST_AFTER_FAILURES = 2;

/** Older polls are shown as stale. */
export const SLOW_AFTER_MS = 5_000;

export type Connection = 'live' | 'slow' | 'lost';

/**
 * Whether the displayed data are current.
 * @param ageMs since the last response
 * @param failures failed polls since then
 * @param pollMs the polling interval: an idle page polls slowly, which doesn't make its data stale
 */
export function connectionState(options: { ageMs: number; failures: number; pollMs: number }): Connection {
  if (options.failures >= LOST_AFTER_FAILURES) return 'lost';
  return options.ageMs > options.pollMs + SLOW_AFTER_MS ? 'slow' : 'live';
}
