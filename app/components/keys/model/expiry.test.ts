import { describe, expect, it } from 'vitest';
import { type Expiry, expiresAtOf } from './expiry.ts';

const now = new Date('2026-11-24T18:00:00Z');
const expiryOf = (expiry: Expiry, lastDay = '') => expiresAtOf({ expiry, lastDay, now, timeZone: 'Asia/Tokyo' });

describe('key expiry', () => {
  it.each([
    ['days30', '2026-12-24T18:00:00.000Z'],
    ['days90', '2027-02-22T18:00:00.000Z'],
    ['days365', '2027-11-24T18:00:00.000Z'],
    ['never', null],
  ] as const)('%s', (expiry, at) => {
    expect(expiryOf(expiry)).toBe(at);
  });

  it('on a date is the end of that day in the viewer’s time zone', () => {
    expect(expiryOf('date', '2026-11-25')).toBe('2026-11-25T15:00:00.000Z');
    expect(expiryOf('date', '2026-11-24')).toBeUndefined();
    expect(expiryOf('date', '')).toBeUndefined();
  });
});
