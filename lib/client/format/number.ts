/** The real minus sign (U+2212), as wide as a plus, unlike a hyphen. */
const MINUS = '\u2212';

/** 1,194. Identical in both languages. */
export function formatCount(value: number): string {
  const digits = String(Math.abs(Math.round(value))).replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');
  return value < 0 && digits !== '0' ? `${MINUS}${digits}` : digits;
}

/** +2, −1, 0: a difference, always signed. */
export function formatSigned(value: number): string {
  return value > 0 ? `+${formatCount(value)}` : formatCount(value);
}

/** 35%. Takes a fraction; anything above zero is at least 1%, anything below one at most 99%. */
export function formatPercent(fraction: number): string {
  if (fraction <= 0) return '0%';
  if (fraction >= 1) return `${Math.round(fraction * 100)}%`;
  return `${Math.min(99, Math.max(1, Math.round(fraction * 100)))}%`;
}
