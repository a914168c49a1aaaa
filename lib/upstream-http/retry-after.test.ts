import { expect, it } from 'vitest';
import { retryAfterMs } from './retry-after.ts';

const NOW = Date.UTC(2026, 10, 23, 9, 0, 0);
const read = (headers: Record<string, string>) => retryAfterMs(new Headers(headers), NOW);

it('reads seconds and dates, and ignores anything else', () => {
  expect(read({ 'retry-after': '3' })).toBe(3_000);
  expect(read({ 'retry-after': '0' })).toBe(0);
  expect(read({ 'retry-after': 'Mon, 23 Nov 2026 09:00:07 GMT' })).toBe(7_000);
  expect(read({ 'retry-after': 'Mon, 23 Nov 2026 08:59:00 GMT' })).toBe(0);
  expect(read({})).toBeNull();
  expect(read({ 'retry-after': '' })).toBeNull();
  expect(read({ 'retry-after': '-5' })).toBeNull();
  expect(read({ 'retry-after': 'soon' })).toBeNull();
});

it("measures a date from the answer's own Date header", () => {
  const anHourAhead = { date: 'Mon, 23 Nov 2026 10:00:00 GMT', 'retry-after': 'Mon, 23 Nov 2026 10:00:04 GMT' };
  expect(read(anHourAhead)).toBe(4_000);
});
