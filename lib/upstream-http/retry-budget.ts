/** In the long run one request may be retried for so many that are sent for the first time. */
const REQUESTS_PER_RETRY = 5;
/** And so many at once for each place at the gate: what a burst of refusals costs until the limit has come down. */
const RESERVE_PER_PLACE = 10;

export type RetryBudget = {
  /** A request that is sent for the first time. */
  earn(): void;
  /** False where too many have been retried already: more would be a storm. */
  spend(): boolean;
};

/**
 * Bounds the retries of all requests together: each try of its own is reasonable, thousands of them are an attack on
 * whoever is trying to get up. https://sre.google/sre-book/handling-overload/ ("per-client retry budget")
 */
export function createRetryBudget({ limit }: { limit: number }): RetryBudget {
  const most = limit * RESERVE_PER_PLACE * REQUESTS_PER_RETRY;
  let left = most;
  return {
    earn() {
      left = Math.min(most, left + 1);
    },
    spend() {
      if (left < REQUESTS_PER_RETRY) return false;
      left -= REQUESTS_PER_RETRY;
      return true;
    },
  };
}
