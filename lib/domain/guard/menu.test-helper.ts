import type { Category, Item, Menu, OptionGroup } from '#lib/domain/master.ts';
import { planCategories, planMenu } from '#lib/domain/plan.ts';
import type { GuardCheck, GuardRule } from './check.ts';
import { guardCategories } from './guard-categories.ts';
import { guardMenu } from './guard-menu.ts';
import { DEFAULT_THRESHOLDS, type GuardThresholds } from './thresholds.ts';

/** Defaults: one variant for 500, category `c`, no options. */
export function item(id: string, more: Partial<Item> = {}): Item {
  const variants = [{ id: `${id}-v`, price: 500 }];
  const rest = { categoryIds: ['c'], sortOrder: 0, taxRate: 10, taxIncluded: true, optionGroupIds: [] };
  return { id, name: `商品${id}`, variants, ...rest, ...more };
}

/** `i0`, `i1` and so on. */
export function items(count: number, more: (index: number) => Partial<Item> = () => ({})): readonly Item[] {
  return Array.from({ length: count }, (_, index) => item(`i${index}`, more(index)));
}

export function group(id: string, optionCount: number, price = 50): OptionGroup {
  const options = Array.from({ length: optionCount }, (_, index) => ({
    id: `${id}-o${index}`,
    name: `${index}`,
    price,
  }));
  return { id, name: `選択${id}`, min: 0, max: null, options };
}

export function menu(list: readonly Item[], optionGroups: readonly OptionGroup[] = []): Menu {
  return { currency: 'JPY', items: list, optionGroups };
}

export function categories(count: number, name = (index: number) => `分類${index}`): readonly Category[] {
  return Array.from({ length: count }, (_, index) => ({ id: `c${index}`, name: name(index), sortOrder: index }));
}

/** The list with its first `count` entries changed. */
export function changing<T>(list: readonly T[], count: number, change: (entry: T, index: number) => T): readonly T[] {
  return list.map((entry, index) => (index < count ? change(entry, index) : entry));
}

export function checksOf(before: Menu, after: Menu, thresholds: Partial<GuardThresholds> = {}): readonly GuardCheck[] {
  return guardMenu({ before, after, plan: planMenu(before, after) }, { ...DEFAULT_THRESHOLDS, ...thresholds });
}

export function categoryChecksOf(
  before: readonly Category[],
  after: readonly Category[],
  thresholds: Partial<GuardThresholds> = {},
): readonly GuardCheck[] {
  const plan = planCategories(before, after);
  return guardCategories({ before, after, plan }, { ...DEFAULT_THRESHOLDS, ...thresholds });
}

export function trippedOf(checks: readonly GuardCheck[]): readonly GuardRule[] {
  return checks.filter((check) => check.tripped).map((check) => check.rule);
}
