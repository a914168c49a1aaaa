const DATE_TIME =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{3}))?)?(Z|[+-]\d{2}:\d{2})?$/u;

/**
 * `2026/12/01 17:00` in the time zone, or with an own offset (`…T17:00+09:00`), in ms; null for anything else. In the
 * hour that a time zone skips or repeats, either reading can result.
 */
export function localTimeMs(text: string, timeZone: string): number | null {
  const [, year, month, day, hour, minute, second = '0', fraction = '0', offset] = DATE_TIME.exec(text) ?? [];
  if (year === undefined) return null;
  const given = [year, month, day, hour, minute, second, fraction].map(Number);
  const [years = 0, months = 0, ...rest] = given;
  const asUtcMs = Date.UTC(years, months - 1, ...rest);
  // A day or an hour that doesn't exist would become another.
  const isReal = JSON.stringify(partsOf(new Date(asUtcMs))) === JSON.stringify(given);
  if (!isReal) return null;
  if (offset !== undefined) return asUtcMs - offsetMs(offset);
  const nearMs = asUtcMs - zoneOffsetMs(asUtcMs, timeZone);
  return asUtcMs - zoneOffsetMs(nearMs, timeZone);
}

function partsOf(date: Date): readonly number[] {
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds(), date.getUTCMilliseconds()];
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), ...time];
}

function offsetMs(offset: string): number {
  if (offset === 'Z') return 0;
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** How far the zone's clocks are ahead of UTC at that time. */
function zoneOffsetMs(atMs: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(atMs).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  return name === 'GMT' ? 0 : offsetMs(name.slice(3));
}

export function isTimeZone(timeZone: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}
