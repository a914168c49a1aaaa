import { dayStart } from '#lib/client/format/day.ts';

export const EXPIRIES = ['days30', 'days90', 'days365', 'date', 'never'] as const;
export type Expiry = (typeof EXPIRIES)[number];

const DAYS = { days30: 30, days90: 90, days365: 365 } as const;
const DAY_MS = 86_400_000;

type Wish = {
  readonly expiry: Expiry;
  /** The last day of use (date field value). Only used if `expiry` is `date`. */
  readonly lastDay: string;
  readonly now: Date;
  readonly timeZone: string;
};

/** The expiry as ISO 8601; null for never, undefined if the date is invalid or past. */
export function expiresAtOf({ expiry, lastDay, now, timeZone }: Wish): string | null | undefined {
  if (expiry === 'never') return null;
  if (expiry !== 'date') return new Date(now.getTime() + DAYS[expiry] * DAY_MS).toISOString();
  const end = dayStart(lastDay, timeZone, 1);
  return end === null || end <= now ? undefined : end.toISOString();
}
