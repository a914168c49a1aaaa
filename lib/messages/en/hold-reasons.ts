import type { holdReasonsJa } from '#lib/messages/ja/hold-reasons.ts';
import type { SameKeys } from '#lib/messages/same-keys.ts';

export const holdReasonsEn = {
  'menu-empty': 'All {total} items would be removed, leaving the menu empty.',
  'items-removed': '{count} of {total} items ({percent}) would be removed.',
  'prices-jump':
    '{count, plural, one {# price} other {# prices}} would {factor, select, none {change a lot} other {rise or fall by a factor of {factor} or more}}, or become 0.',
  'items-renamed': '{count} of {total} items ({percent}) would be renamed.',
  'options-lost': '{count} of {total} items ({percent}) would lose options.',
  'variants-lost': '{count} of {total} items ({percent}) would lose variants such as sizes.',
  'taxes-changed': 'The tax of {count} of {total} items ({percent}) would change.',
  'categories-unused': '{count} of {total} categories would be left without items.',
  'foreign-menu':
    'The items in the POS hardly match the published ones ({count} of {total}). They may belong to another shop.',
  'categories-empty': 'None of the {total} categories is in the POS any more.',
  'categories-removed': '{count} of {total} categories are no longer in the POS.',
  'categories-renamed': '{count} of {total} categories would be renamed.',
  'foreign-categories':
    'The categories in the POS hardly match the published ones ({count} of {total}). They may belong to another account.',
} as const satisfies SameKeys<typeof holdReasonsJa>;
