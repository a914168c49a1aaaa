import type { Locale } from '#lib/messages/locale.ts';
import { translatorFor } from '#lib/messages/translator.ts';
import { formatDate, formatDayAndClock } from './clock.ts';
import { daysBetween, viewerTimeZone, zonedParts } from './zoned.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * The time since a success: 30秒前, 12分前, 10時間前, then 今日/昨日 4:01, then 10月31日.
 * Days are in the shop's time zone. A time after `now` (clock skew) counts as just now.
 */
export function formatAgo(
  locale: Locale,
  { at, now, timeZone = viewerTimeZone() }: { at: Date; now: Date; timeZone?: string },
): string {
  const t = translatorFor(locale);
  const age = now.getTime() - at.getTime();
  if (age < SECOND) return t('format.ago.now');
  if (age < MINUTE) return t('format.ago.seconds', { count: String(Math.floor(age / SECOND)) });
  if (age < HOUR) return t('format.ago.minutes', { count: String(Math.floor(age / MINUTE)) });
  if (age < 12 * HOUR) return t('format.ago.hours', { count: String(Math.floor(age / HOUR)) });
  const days = daysBetween(zonedParts(at, timeZone), zonedParts(now, timeZone));
  return days <= 1 ? formatDayAndClock(locale, { at, now, timeZone }) : formatDate(locale, { at, now, timeZone });
}
