/** In the long run, one retry is allowed per this many new requests. */
const REQUESTS_PER_RETRY = 5;
/** Extra retries per gate slot, to absorb a burst of refusals until the limit has come down. */
const RESERVE_PER_PLACE = 10;

export type RetryBudget = {
  /** Call for each new request. */
  earn(): void;
  /** False if the budget is spent. */
  spend(): boolean;
};

/**
 * Limits the retries of all requests together: each retry is reasonable by itself, but thousands keep a recovering
 * upstream down. https://sre.google/sre-book/handling-overload/ ("per-client retry budget")
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
