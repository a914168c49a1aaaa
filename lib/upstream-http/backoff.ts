/**
 * How long to wait before try `attempt + 1` (the first wait is for attempt 1): anything up to an exponentially growing
 * bound, so that callers who failed together don't come back together.
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/ ("full jitter")
 */
export function fullJitterMs(
  attempt: number,
  options: { baseMs: number; capMs: number; random: () => number },
): number {
  return options.random() * Math.min(options.capMs, options.baseMs * 2 ** (attempt - 1));
}
