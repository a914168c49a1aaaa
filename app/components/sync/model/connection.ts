/** One poll may get lost; two in a row are a server out of reach. */
const LOST_AFTER_FAILURES = 2;

/** A poll older than this is said to be old. */
export const SLOW_AFTER_MS = 5_000;

export type Connection = 'live' | 'slow' | 'lost';

/**
 * Whether what the page shows is still true.
 * @param ageMs since the last answer
 * @param failures polls that failed since then
 * @param pollMs the usual time between polls: an idle page polls slowly, and its data are not old for that
 */
export function connectionState(options: { ageMs: number; failures: number; pollMs: number }): Connection {
  if (options.failures >= LOST_AFTER_FAILURES) return 'lost';
  return options.ageMs > options.pollMs + SLOW_AFTER_MS ? 'slow' : 'live';
}
