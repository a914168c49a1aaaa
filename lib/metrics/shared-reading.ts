/** A good reading serves every scraper for so long; a failed one is tried again a little sooner. */
const GOOD_FOR_MS = 5_000;
const BAD_FOR_MS = 1_000;
/** A scraper waits about ten seconds; nobody should wait for a database that is away. */
const ANSWER_WITHIN_MS = 2_000;

/** Shares one reading among all who ask at about the same time; null where it failed or takes too long. */
export function sharedReading<T>(
  read: () => Promise<T>,
  { now = () => performance.now(), withinMs = ANSWER_WITHIN_MS }: { now?: () => number; withinMs?: number } = {},
): () => Promise<T | null> {
  let last: { readonly value: T | null; readonly untilMs: number } | null = null;
  let underWay: Promise<T | null> | null = null;

  async function readAnew(): Promise<T | null> {
    const value = await read().catch(() => null);
    last = { value, untilMs: now() + (value === null ? BAD_FOR_MS : GOOD_FOR_MS) };
    underWay = null;
    return value;
  }

  return async () => {
    if (last !== null && now() < last.untilMs) return last.value;
    underWay ??= readAnew();
    const late = Promise.withResolvers<null>();
    const timer = setTimeout(() => late.resolve(null), withinMs);
    try {
      return await Promise.race([underWay, late.promise]);
    } finally {
      clearTimeout(timer);
    }
  };
}
