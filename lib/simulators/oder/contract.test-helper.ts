import { call } from '#lib/simulators/testing.ts';
import type { OderItem, OderMenu, OderOptionGroup } from './schema.ts';

export const BRAND = '/v1/brands/brand-1';
export const CATEGORIES = `${BRAND}/categories`;
export const MENU = '/v1/shops/101/menu';

export const categories = [
  { id: 'cold', name: '冷菜', sortOrder: 0 },
  { id: 'drinks', name: 'ドリンク', sortOrder: 1 },
];
export const item = (id: string, more: Partial<OderItem> = {}): OderItem => ({
  id,
  name: id,
  categoryIds: ['cold'],
  sortOrder: 0,
  taxRate: 10,
  taxIncluded: true,
  variants: [{ id: `${id}-v`, price: 380 }],
  optionGroupIds: [],
  ...more,
});
export const group = (id: string, more: Partial<OderOptionGroup> = {}): OderOptionGroup => ({
  id,
  name: id,
  min: 0,
  max: null,
  options: [{ id: 'ice', name: '氷', price: 0 }],
  ...more,
});
export const menu = (items: readonly OderItem[], optionGroups: readonly OderOptionGroup[] = []): OderMenu => ({
  currency: 'JPY',
  items: [...items],
  optionGroups: [...optionGroups],
});

let keys = 0;
/** An Idempotency-Key that no other test uses. */
export const freshKey = () => `key-${++keys}`;

type Put = { readonly key?: string; readonly fence?: number };
export const put = (oder: { url: string }, path: string, body: unknown, { key = freshKey(), fence = 1 }: Put = {}) =>
  call(oder, path, { method: 'PUT', body, headers: { 'idempotency-key': key, 'sync-fence': String(fence) } });
export const putCategories = (oder: { url: string }, list: unknown = categories, how: Put = {}) =>
  put(oder, CATEGORIES, { categories: list }, how);
