/** How long a successful reading is shared; a failed one is retried sooner. */
const GOOD_FOR_MS = 5_000;
const BAD_FOR_MS = 1_000;
/** Scrapers time out after about ten seconds, so don't let a database that is down use that up. */
const ANSWER_WITHIN_MS = 2_000;

/** Shares one reading among concurrent callers; null if it failed or takes too long. */
export function sharedReading<T>(
  read: () => Promise<T>,
  { now = () => performance.now(), withinMs = ANSWER_WITHIN_MS }: { now?: () => number; withinMs?: number } = {},
): () => Promise<T | null> {
  let last: { readonly value: T | null; readonly untilMs: number } | null = null;
  let underWay: Promise<T | null> | null = null;

  async function refresh(): Promise<T | null> {
    const value = await read().catch(() => null);
    last = { value, untilMs: now() + (value === null ? BAD_FOR_MS : GOOD_FOR_MS) };
    underWay = null;
    return value;
  }

  return async () => {
    if (last !== null && now() < last.untilMs) return last.value;
    underWay ??= refresh();
    const late = Promise.withResolvers<null>();
    const timer = setTimeout(() => late.resolve(null), withinMs);
    try {
      return await Promise.race([underWay, late.promise]);
    } finally {
      clearTimeout(timer);
    }
  };
}
