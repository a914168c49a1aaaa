import type { GuardCheckView } from '#lib/contract/held.ts';

/** A check's numbers in displayable form. Fractions are 0 to 1. */
export type Measure =
  /** Everything would be removed. */
  | { readonly kind: 'emptied' }
  /** A share; held above the limit. */
  | { readonly kind: 'share'; readonly fraction: number; readonly limit: number }
  /** A count; held above the limit. */
  | { readonly kind: 'count'; readonly fraction: number; readonly limit: number }
  /** The share of known entries; held below the limit. Null if there was nothing to compare. */
  | { readonly kind: 'known'; readonly fraction: number | null; readonly limit: number };

/** The unit that a check counts. */
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

/** The headline number: entries removed or prices jumped; for an emptied list, its previous size. */
export function tellingCount({ rule, count, total }: GuardCheckView): number {
  return rule === 'menu-empty' || rule === 'categories-empty' ? total : count;
}
