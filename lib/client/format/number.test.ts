import { describe, expect, it } from 'vitest';
import { formatMoney, formatMoneyDifference } from './money.ts';
import { formatCount, formatPercent, formatSigned } from './number.ts';
import { formatPerSecond, formatShopsPerMinute } from './rate.ts';

describe('counts', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1_194, '1,194'],
    [1_234_567, '1,234,567'],
    [-1_194, '\u22121,194'],
    [-0.4, '0'],
  ])('%d → %s', (value, text) => expect(formatCount(value)).toBe(text));

  it.each([
    [2, '+2'],
    [-1, '\u22121'],
    [0, '0'],
  ])('signed %d → %s', (value, text) => expect(formatSigned(value)).toBe(text));

  it.each([
    [0, '0%'],
    [0.001, '1%'],
    [12 / 34, '35%'],
    [0.999, '99%'],
    [1, '100%'],
  ])('%d → %s', (fraction, text) => expect(formatPercent(fraction)).toBe(text));
});

describe('money', () => {
  it.each([
    [1_980, '¥1,980'],
    [0, '¥0'],
    [-500, '\u2212¥500'],
  ])('yen %d → %s in both languages', (amount, text) => {
    expect(formatMoney('ja', amount, 'JPY')).toBe(text);
    expect(formatMoney('en', amount, 'JPY')).toBe(text);
  });

  it('puts the decimal point where the currency has it', () => {
    expect(formatMoney('en', 1_250, 'USD')).toBe('$12.50');
    expect(formatMoney('en', 12_345, 'KWD')).toBe('KWD\u00a012.345');
  });

  it('formats a price difference', () => {
    expect(formatMoneyDifference('ja', 20, 'JPY')).toBe('+20円');
    expect(formatMoneyDifference('ja', -1_030, 'JPY')).toBe('\u22121,030円');
    expect(formatMoneyDifference('en', 20, 'JPY')).toBe('+¥20');
    expect(formatMoneyDifference('en', -125, 'USD')).toBe('\u2212$1.25');
  });
});

describe('rates', () => {
  it('formats requests per second', () => {
    expect(formatPerSecond('ja', 4.12)).toBe('毎秒4.1件');
    expect(formatPerSecond('en', 4.12)).toBe('4.1/s');
    expect(formatPerSecond('ja', 1_234.5)).toBe('毎秒1,235件');
  });

  it('formats shops per minute once there is enough data', () => {
    expect(formatShopsPerMinute('ja', 812, 751_000)).toBe('毎分65店舗');
    expect(formatShopsPerMinute('ja', 3, 60_000)).toBe('毎分3.0店舗');
    expect(formatShopsPerMinute('ja', 0, 60_000)).toBeNull();
    expect(formatShopsPerMinute('ja', 1, 200)).toBeNull();
  });
});
