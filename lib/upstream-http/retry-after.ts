/**
 * Parses `Retry-After` (RFC 9110, 10.2.3) to milliseconds; null if absent or invalid. A date is relative to the
 * answer's own `Date`, so clock skew doesn't matter.
 */
export function retryAfterMs(headers: Pick<Headers, 'get'>, wallNowMs: number): number | null {
  const value = headers.get('retry-after')?.trim();
  if (!value) return null;
  if (/^\d+$/.test(value)) return Number(value) * 1_000;
  // Date.parse also accepts bare numbers.
  const until = /^[a-z]{3}/i.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(until)) return null;
  const sentAt = Date.parse(headers.get('date') ?? '');
  return Math.max(0, until - (Number.isNaN(sentAt) ? wallNowMs : sentAt));
}
