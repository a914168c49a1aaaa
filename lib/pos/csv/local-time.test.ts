import { describe, expect, it } from 'vitest';
import { isTimeZone, localTimeMs } from './local-time.ts';

const iso = (text: string, zone = 'Asia/Tokyo') => {
  const ms = localTimeMs(text, zone);
  return ms === null ? null : new Date(ms).toISOString();
};

describe('localTimeMs', () => {
  it.each([
    ['2026/12/01 17:00', 'Asia/Tokyo', '2026-12-01T08:00:00.000Z'],
    ['2026/12/1 7:05', 'Asia/Tokyo', '2026-11-30T22:05:00.000Z'],
    ['2026-12-01T17:00:30', 'Asia/Tokyo', '2026-12-01T08:00:30.000Z'],
    ['2026-12-01T08:00:00.250Z', 'Asia/Tokyo', '2026-12-01T08:00:00.250Z'],
    ['2026-12-01T17:00+01:00', 'Asia/Tokyo', '2026-12-01T16:00:00.000Z'],
    ['2026-12-01T17:00Z', 'Asia/Tokyo', '2026-12-01T17:00:00.000Z'],
    ['2026/07/01 12:00', 'America/St_Johns', '2026-07-01T14:30:00.000Z'],
    ['2026/03/08 03:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
    ['2026/12/01 00:00', 'UTC', '2026-12-01T00:00:00.000Z'],
  ])('%s in %s', (text, zone, expected) => expect(iso(text, zone)).toBe(expected));

  it.each(['', '17:00', '2026/12/01', '2026/13/01 10:00', '2026/02/30 10:00', '2026/12/01 24:00', '12/1/2026 10:00'])(
    '%j is no time',
    (text) => expect(iso(text)).toBeNull(),
  );
});

it('knows time zones', () => {
  expect(['Asia/Tokyo', 'UTC', 'Tokyo', ''].map(isTimeZone)).toEqual([true, true, false, false]);
});
