import type { rejectionsJa } from '#lib/messages/ja/rejections.ts';
import type { SameKeys } from '#lib/messages/same-keys.ts';

export const rejectionsEn = {
  'price-missing': {
    message: 'The ordering app refused it: no price for “{item}”.',
    remedy: 'Set the price in the POS, then retry. The published menu is unchanged.',
    label: 'No price',
  },
  price: {
    message: 'The ordering app refused it: the price of “{item}” is invalid.',
    remedy: 'Correct the price in the POS, then retry. The published menu is unchanged.',
    label: 'Price',
  },
  name: {
    message: 'The ordering app refused it: the name of “{item}” is invalid.',
    remedy: 'Correct the name in the POS, then retry. The published menu is unchanged.',
    label: 'Name',
  },
  item: {
    message: 'The ordering app refused it: “{item}” is invalid.',
    remedy: 'Correct the item in the POS, then retry. The published menu is unchanged.',
    label: 'Refused',
  },
  'item-quoted': {
    message: 'The ordering app refused it: “{item}” is invalid ({said}).',
    remedy: 'Correct the item in the POS, then retry. The published menu is unchanged.',
    label: 'Refused',
  },
  quoted: {
    message: 'The ordering app refused it ({said}).',
    remedy: 'Correct it in the POS, then retry. The published menu is unchanged.',
    label: 'Refused',
  },
} as const satisfies SameKeys<typeof rejectionsJa>;
