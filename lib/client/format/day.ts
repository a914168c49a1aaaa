import { zonedParts } from './zoned.ts';

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/u;

/** 2026-11-24: a moment's calendar day in a time zone, as a date field value. */
export function dayOf(at: Date, timeZone: string): string {
  const { year, month, day } = zonedParts(at, timeZone);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** The moment at which a calendar day, or the day `later` days after it, starts in a time zone; null if the text is not a day. */
export function dayStart(day: string, timeZone: string, later = 0): Date | null {
  const [, year, month, date] = DAY.exec(day) ?? [];
  const wanted = Date.UTC(Number(year), Number(month) - 1, Number(date) + later);
  if (year === undefined || new Date(wanted - later * 86_400_000).toISOString().slice(0, 10) !== day) return null;
  // Subtract the zone's offset. Done twice, because the offset may differ at that moment.
  let at = wanted;
  for (let time = 0; time < 2; time += 1) at += wanted - shownAt(at, timeZone);
  return new Date(at);
}

function shownAt(at: number, timeZone: string): number {
  const { year, month, day, hour, minute, second } = zonedParts(new Date(at), timeZone);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
