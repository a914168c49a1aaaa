/**
 * Delay in ms before attempt `attempt + 1` (attempts count from 1): random up to an exponentially growing bound, so
 * callers that failed together don't retry together.
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/ ("full jitter")
 */
export function fullJitterMs(
  attempt: number,
  options: { baseMs: number; capMs: number; random: () => number },
): number {
  return options.random() * Math.min(options.capMs, options.baseMs * 2 ** (attempt - 1));
}
