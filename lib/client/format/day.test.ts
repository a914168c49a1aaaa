import { describe, expect, it } from 'vitest';
import { dayOf, dayStart } from './day.ts';

describe('a calendar day', () => {
  it.each([
    ['2026-11-24', 'Asia/Tokyo', 0, '2026-11-23T15:00:00.000Z'],
    ['2026-11-24', 'Asia/Tokyo', 1, '2026-11-24T15:00:00.000Z'],
    ['2026-12-31', 'UTC', 1, '2027-01-01T00:00:00.000Z'],
    // Daylight saving time starts on one of these nights and ends on the other.
    ['2026-03-08', 'America/New_York', 0, '2026-03-08T05:00:00.000Z'],
    ['2026-03-08', 'America/New_York', 1, '2026-03-09T04:00:00.000Z'],
    ['2026-11-01', 'America/New_York', 1, '2026-11-02T05:00:00.000Z'],
  ])('%s in %s and %i days begins at %s', (day, timeZone, later, at) => {
    expect(dayStart(day, timeZone, later)?.toISOString()).toBe(at);
  });

  it.each(['', 'x', '2026-02-30', '2026-13-01', '26-11-24', '2026-11-24T00:00'])('rejects %j', (day) => {
    expect(dayStart(day, 'Asia/Tokyo')).toBeNull();
  });

  it('returns the day of a moment in the time zone', () => {
    const at = new Date('2026-11-24T18:40:00Z');
    expect([dayOf(at, 'UTC'), dayOf(at, 'Asia/Tokyo')]).toEqual(['2026-11-24', '2026-11-25']);
  });
});
