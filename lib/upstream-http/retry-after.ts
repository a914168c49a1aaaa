/**
 * The wait that an answer asks for, in milliseconds; null where it asks for none that can be read (RFC 9110, 10.2.3).
 * A date counts from the answer's own `Date`, so that two clocks that differ don't matter.
 */
export function retryAfterMs(headers: Pick<Headers, 'get'>, wallNowMs: number): number | null {
  const value = headers.get('retry-after')?.trim();
  if (!value) return null;
  if (/^\d+$/.test(value)) return Number(value) * 1_000;
  // Date.parse makes dates of bare numbers, too.
  const until = /^[a-z]{3}/i.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(until)) return null;
  const sentAt = Date.parse(headers.get('date') ?? '');
  return Math.max(0, until - (Number.isNaN(sentAt) ? wallNowMs : sentAt));
}
