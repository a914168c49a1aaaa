import type { GuardCheckView } from '#lib/contract/held.ts';

/** What a check's numbers say, in the way a person reads it. Fractions are 0 to 1. */
export type Measure =
  /** Everything would go. */
  | { readonly kind: 'emptied' }
  /** A share of something, held above the limit. */
  | { readonly kind: 'share'; readonly fraction: number; readonly limit: number }
  /** A number of something, held above the limit. */
  | { readonly kind: 'count'; readonly fraction: number; readonly limit: number }
  /** What is known of all that could be, held below the limit; null where nothing could be known. */
  | { readonly kind: 'known'; readonly fraction: number | null; readonly limit: number };

/** What a check counts, and of what. */
export type Counted = 'items' | 'prices' | 'categories' | 'known';

export function measureOf({ rule, count, total, limit }: GuardCheckView): Measure {
  const fraction = total === 0 ? 0 : Math.min(1, count / total);
  switch (rule) {
    case 'menu-empty':
    case 'categories-empty':
      return { kind: 'emptied' };
    case 'prices-jump':
      return { kind: 'count', fraction, limit: total === 0 ? 0 : Math.min(1, limit / total) };
    case 'foreign-menu':
    case 'foreign-categories':
      return { kind: 'known', fraction: total === 0 ? null : fraction, limit: limit / 100 };
    case 'items-removed':
    case 'items-renamed':
    case 'options-lost':
    case 'variants-lost':
    case 'taxes-changed':
    case 'categories-unused':
    case 'categories-removed':
    case 'categories-renamed':
      return { kind: 'share', fraction, limit: limit / 100 };
  }
}

export function countedBy(rule: GuardCheckView['rule']): Counted {
  switch (rule) {
    case 'menu-empty':
    case 'items-removed':
    case 'items-renamed':
    case 'options-lost':
    case 'variants-lost':
    case 'taxes-changed':
      return 'items';
    case 'prices-jump':
      return 'prices';
    case 'categories-unused':
    case 'categories-empty':
    case 'categories-removed':
    case 'categories-renamed':
      return 'categories';
    case 'foreign-menu':
    case 'foreign-categories':
      return 'known';
  }
}

/** The number that stands large: how many would go, or leap; of an emptied list, all that there was. */
export function tellingCount({ rule, count, total }: GuardCheckView): number {
  return rule === 'menu-empty' || rule === 'categories-empty' ? total : count;
}
