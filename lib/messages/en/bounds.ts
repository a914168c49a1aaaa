import type { boundsJa } from '#lib/messages/ja/bounds.ts';
import type { SameKeys } from '#lib/messages/same-keys.ts';

export const boundsEn = {
  'wire-bytes': 'at most {limit, number} MB per response',
  bytes: 'at most {limit, number} MB per decompressed response',
  depth: 'at most {limit, number} levels of nesting',
  values: 'at most {limit, number} values per response',
  'entry-values': 'at most {limit, number} values per entry',
  entries: 'at most {limit, number} entries per response',
  'page-objects': 'at most {limit, number} objects per page',
  pages: 'at most {limit, number} pages per read',
  'repeated-pages': 'at most {limit, number} pages in a row without anything new',
  objects: 'at most {limit, number} objects in the catalog',
  'read-bytes': 'at most {limit, number} MB per read',
  'read-values': 'at most {limit, number} values per read',
  references: 'at most {limit, number} references to missing ids',
  choices: 'at most {limit, number} options changed item by item',
  'menu-parts': 'at most {limit, number} items, variants, options and other parts in a menu',
  'menu-choices': "at most {limit, number} options across a menu's items",
  'menu-text': 'at most {limit, number} characters in a menu',
  issues: 'at most {limit, number} item issues',
  categories: 'at most {limit, number} categories',
  shops: 'at most {limit, number} shops',
} as const satisfies SameKeys<typeof boundsJa>;
