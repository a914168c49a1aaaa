import type { Locale } from '#lib/messages/locale.ts';
import { translatorFor } from '#lib/messages/translator.ts';
import { daysBetween, viewerTimeZone, zonedParts, type ZonedParts } from './zoned.ts';

/** 9:41 in a time zone; the viewer's by default. */
export function formatClock(at: Date, timeZone = viewerTimeZone()): string {
  return clockOf(zonedParts(at, timeZone));
}

/** 9:41:52, for details. */
export function formatClockSeconds(at: Date, timeZone = viewerTimeZone()): string {
  const parts = zonedParts(at, timeZone);
  return `${clockOf(parts)}:${pad(parts.second)}`;
}

type Moment = { readonly at: Date; readonly now: Date; readonly timeZone?: string };

/** 11月23日, with the year if it isn't the current one. */
export function formatDate(locale: Locale, { at, now, timeZone = viewerTimeZone() }: Moment): string {
  const parts = zonedParts(at, timeZone);
  return dateOf(locale, parts, parts.year !== zonedParts(now, timeZone).year);
}

/** 今日 9:41, 昨日 4:01, 11月20日 4:00. */
export function formatDayAndClock(locale: Locale, { at, now, timeZone = viewerTimeZone() }: Moment): string {
  const t = translatorFor(locale);
  const parts = zonedParts(at, timeZone);
  const today = zonedParts(now, timeZone);
  const time = clockOf(parts);
  const days = daysBetween(parts, today);
  if (days === 0) return t('format.day.today', { time });
  if (days === 1) return t('format.day.yesterday', { time });
  return t('format.day.dateTime', { date: dateOf(locale, parts, parts.year !== today.year), time });
}

/** 2026年11月23日 9:41:38（日本標準時）: the exact time, for hover and focus. Names the zone unless it is the viewer's. */
export function formatExact(
  locale: Locale,
  { at, timeZone, viewerZone = viewerTimeZone() }: { at: Date; timeZone: string; viewerZone?: string },
): string {
  const t = translatorFor(locale);
  const parts = zonedParts(at, timeZone);
  const values = { date: dateOf(locale, parts, true), time: `${clockOf(parts)}:${pad(parts.second)}` };
  if (sameClock(at, timeZone, viewerZone)) return t('format.day.dateTime', values);
  return t('format.day.exact', { ...values, zone: zoneName(locale, at, timeZone) });
}

function sameClock(at: Date, timeZone: string, viewerZone: string): boolean {
  if (timeZone === viewerZone) return true;
  const here = zonedParts(at, viewerZone);
  const there = zonedParts(at, timeZone);
  return here.hour === there.hour && here.minute === there.minute && here.day === there.day;
}

function zoneName(locale: Locale, at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'long' }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}

function dateOf(locale: Locale, parts: ZonedParts, withYear: boolean): string {
  const t = translatorFor(locale);
  const day = { month: String(parts.month), day: String(parts.day) };
  if (!withYear) return t('format.day.date', day);
  return t('format.day.dateWithYear', { ...day, year: String(parts.year) });
}

function clockOf(parts: ZonedParts): string {
  return `${parts.hour}:${pad(parts.minute)}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
