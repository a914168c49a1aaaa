import { expect, it } from 'vitest';
import { GUARD_RULES } from '#lib/domain/guard/check.ts';
import { countedBy, measureOf, tellingCount } from './measure.ts';

const check = (rule: (typeof GUARD_RULES)[number], count: number, total: number, limit: number) => ({
  rule,
  count,
  total,
  limit,
  tripped: true,
});

it('measures a share against its percentage', () => {
  expect(measureOf(check('items-removed', 12, 34, 30))).toEqual({ kind: 'share', fraction: 12 / 34, limit: 0.3 });
});

it('counts price jumps', () => {
  expect(measureOf(check('prices-jump', 8, 40, 4))).toEqual({ kind: 'count', fraction: 0.2, limit: 0.1 });
});

it('measures known items against a minimum, and returns null if there are none', () => {
  expect(measureOf(check('foreign-menu', 1, 20, 10))).toEqual({ kind: 'known', fraction: 0.05, limit: 0.1 });
  expect(measureOf(check('foreign-menu', 0, 0, 10))).toMatchObject({ fraction: null });
});

it('reports how many items an emptied menu had', () => {
  expect(measureOf(check('menu-empty', 0, 34, 0))).toEqual({ kind: 'emptied' });
  expect(tellingCount(check('menu-empty', 0, 34, 0))).toBe(34);
  expect(tellingCount(check('items-removed', 12, 34, 30))).toBe(12);
});

it('knows what every rule counts', () => {
  for (const rule of GUARD_RULES) expect(countedBy(rule), rule).toBeTruthy();
});
