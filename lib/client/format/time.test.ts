import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAgo } from './ago.ts';
import { formatClock, formatClockSeconds, formatDayAndClock, formatExact } from './clock.ts';
import { formatDuration, formatElapsed, formatLatency } from './duration.ts';
import { formatTimeLeft, holdEstimate, isSoon, roundTimeLeft } from './time-left.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

describe('durations', () => {
  it.each([
    [0, '0秒', '0 s'],
    [30, '0.1秒', '0.1 s'],
    [4_100, '4.1秒', '4.1 s'],
    [59_940, '59.9秒', '59.9 s'],
    [59_960, '1分', '1 min'],
    [80_000, '1分20秒', '1 min 20 s'],
    [751_000, '12分31秒', '12 min 31 s'],
    [HOUR, '1時間', '1 h'],
    [65 * MINUTE, '1時間5分', '1 h 5 min'],
    [HOUR + 59 * MINUTE + 45 * SECOND, '2時間', '2 h'],
  ])('%d ms → %s, %s', (ms, ja, en) => {
    expect(formatDuration('ja', ms)).toBe(ja);
    expect(formatDuration('en', ms)).toBe(en);
  });

  it('shows whole seconds for ongoing durations', () => {
    expect(formatElapsed('ja', 54_900)).toBe('54秒');
    expect(formatElapsed('ja', -5)).toBe('0秒');
  });

  it('shows response times under a second with two digits', () => {
    expect(formatLatency('ja', 184)).toBe('0.18秒');
    expect(formatLatency('ja', 5_430)).toBe('5.4秒');
  });
});

describe('time left', () => {
  it.each([
    [1_000, '約10秒'],
    [10_000, '約10秒'],
    [76_000, '約1分20秒'],
    [118_000, '約2分'],
    [149_000, '約2分'],
    [5 * MINUTE + 10 * SECOND, '約5分'],
    [59.4 * MINUTE, '約59分'],
    [63 * MINUTE, '約1時間5分'],
    [2 * HOUR + MINUTE, '約2時間'],
  ])('%d ms → %s', (ms, text) => expect(formatTimeLeft('ja', ms)).toBe(text));

  it('is soon only if half of the shops have finished', () => {
    expect(isSoon(9_999, { settled: 12, total: 23 })).toBe(true);
    expect(isSoon(9_999, { settled: 5, total: 23 })).toBe(false);
    expect(isSoon(10_000, { settled: 22, total: 23 })).toBe(false);
  });

  it('is never off by more than half its step', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10 * SECOND, max: 10 * HOUR }), (ms) => {
        const step = ms < 2 * MINUTE ? 10 * SECOND : ms < HOUR ? MINUTE : 5 * MINUTE;
        expect(Math.abs(roundTimeLeft(ms) - ms)).toBeLessThanOrEqual(step / 2);
      }),
    );
  });

  it('stays for five seconds before it is replaced', () => {
    const shown = holdEstimate(null, 80_000, 0);
    expect(holdEstimate(shown, 40_000, 4_999)).toBe(shown);
    expect(holdEstimate(shown, 40_000, 5_000)).toEqual({ etaMs: 40_000, atMs: 5_000 });
    expect(holdEstimate(shown, null, 100)).toBeNull();
  });
});

describe('clock', () => {
  const at = new Date('2026-11-23T00:41:38Z');

  it('formats H:mm, with seconds for details', () => {
    expect(formatClock(at, 'Asia/Tokyo')).toBe('9:41');
    expect(formatClockSeconds(at, 'Asia/Tokyo')).toBe('9:41:38');
    expect(formatClock(new Date('2026-11-22T15:00:00Z'), 'Asia/Tokyo')).toBe('0:00');
  });

  it('names the day', () => {
    const day = (from: string, locale: 'ja' | 'en' = 'ja') =>
      formatDayAndClock(locale, { at: new Date(from), now: at, timeZone: 'Asia/Tokyo' });
    expect(day('2026-11-22T19:01:00Z')).toBe('今日 4:01');
    expect(day('2026-11-22T14:59:00Z')).toBe('昨日 23:59');
    expect(day('2026-11-20T19:00:00Z')).toBe('11月21日 4:00');
    expect(day('2025-11-20T19:00:00Z')).toBe('2025年11月21日 4:00');
    expect(day('2026-11-20T19:00:00Z', 'en')).toBe('Nov 21, 4:00');
  });

  it('names the zone only if the viewer’s clock differs', () => {
    const exact = (viewerZone: string) => formatExact('ja', { at, timeZone: 'Asia/Tokyo', viewerZone });
    expect(exact('Asia/Tokyo')).toBe('2026年11月23日 9:41:38');
    expect(exact('Asia/Seoul')).toBe('2026年11月23日 9:41:38');
    expect(exact('Europe/Berlin')).toBe('2026年11月23日 9:41:38（日本標準時）');
  });

  it('falls back to UTC for an unknown zone', () => {
    expect(formatClock(at, 'Mars/Olympus')).toBe('0:41');
  });
});

describe('last success', () => {
  const now = new Date('2026-11-23T01:00:00Z');
  const ago = (ms: number, timeZone = 'Asia/Tokyo') =>
    formatAgo('ja', { at: new Date(now.getTime() - ms), now, timeZone });

  it.each([
    [-5_000, 'たった今'],
    [500, 'たった今'],
    [30 * SECOND, '30秒前'],
    [12 * MINUTE, '12分前'],
    [59 * MINUTE + 59 * SECOND, '59分前'],
    [10 * HOUR, '10時間前'],
    [12 * HOUR, '昨日 22:00'],
    [30 * HOUR, '昨日 4:00'],
    [23 * 24 * HOUR, '10月31日'],
    [365 * 24 * HOUR, '2025年11月23日'],
  ])('%d ms → %s', (ms, text) => expect(ago(ms)).toBe(text));

  it('uses days in the shop’s time zone', () => {
    expect(ago(13 * HOUR, 'Asia/Tokyo')).toBe('昨日 21:00');
    expect(ago(13 * HOUR, 'Pacific/Kiritimati')).toBe('今日 2:00');
  });
});
