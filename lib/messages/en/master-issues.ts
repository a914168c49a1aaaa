import type { masterIssuesJa } from '#lib/messages/ja/master-issues.ts';
import type { SameKeys } from '#lib/messages/same-keys.ts';

export const masterIssuesEn = {
  uncategorised: '{named, select, yes {“{item}”} other {This item}} is in no category.',
  'variant-without-price':
    '{named, select, yes {“{item}”} other {This item}} has a variant without a price; that variant is not published.',
  'item-without-price':
    '{named, select, yes {“{item}”} other {This item}} has no variant with a fixed price that can be sold, and is not published.',
  'item-without-name': 'An item without a name is not published.',
  'product-type-not-sold':
    "{named, select, yes {“{item}”} other {This item}} is of a type the ordering app can't sell (a gift card, for example) and is not published.",
  'variant-not-sellable':
    '{named, select, yes {“{item}”} other {This item}} has a variant that is set as not sellable; that variant is not published.',
  'variant-sold-by-measure':
    '{named, select, yes {“{item}”} other {This item}} has a variant sold by weight, length or another measure; that variant is not published.',
  'item-sold-by-measure':
    '{named, select, yes {“{item}”} other {This item}} is sold by weight, length or another measure and is not published.',
  'option-quantities':
    'Guests can choose an option of {named, select, yes {“{item}”} other {this item}} several times in the POS; it is published so that each can be chosen once.',
  'free-text-options': 'The free-text option of {named, select, yes {“{item}”} other {this item}} is not published.',
  'mixed-tax': '{named, select, yes {“{item}”} other {This item}} has both included and added taxes.',
  'min-above-options':
    '{named, select, yes {“{item}”} other {This item}} asks for more options than there are; the minimum was lowered to their number.',
  'unknown-category':
    'A category of {named, select, yes {“{item}”} other {this item}} is missing in the POS and was left out.',
  'unknown-option-group':
    'An option list of {named, select, yes {“{item}”} other {this item}} is missing in the POS and was left out.',
  'unknown-tax':
    'A tax of {named, select, yes {“{item}”} other {this item}} is missing in the POS; it is published without a tax rate.',
  'name-too-long': 'The name of {named, select, yes {“{item}”} other {this item}} is too long and was cut.',
} as const satisfies SameKeys<typeof masterIssuesJa>;
