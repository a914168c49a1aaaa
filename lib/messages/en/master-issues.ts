import type { masterIssuesJa } from '#lib/messages/ja/master-issues.ts';
import type { SameKeys } from '#lib/messages/same-keys.ts';

export const masterIssuesEn = {
  uncategorised: '{item} is in no category.',
  'variant-without-price': '{item} has a variant without a price; that variant is not published.',
  'item-without-price': '{item} has no variant with a fixed price that can be sold, and is not published.',
  'item-without-name': 'An item without a name is not published.',
  'product-type-not-sold':
    "{item} is of a type that the ordering app can't sell (such as a gift card) and is not published.",
  'variant-not-sellable': '{item} has a variant that is set as not sellable; that variant is not published.',
  'variant-sold-by-measure':
    '{item} has a variant sold by weight, length or another measure; that variant is not published.',
  'item-sold-by-measure': '{item} is sold by weight, length or another measure and is not published.',
  'option-quantities':
    '{item} has options that can be chosen several times in the POS; each was published to be chosen once.',
  'nested-options-cut': '{item} has options that lead to further options without an end; those are not published.',
  'defaults-above-max': '{item} has more options preset than can be chosen; the rest are not preset.',
  'tax-at-sale': '{item} gets its tax rate from the POS at the sale; it was published without a tax rate.',
  'tax-by-product-set': 'The POS adds a tax to a set of products at the sale; that tax is not published.',
  'category-hours': 'A category has serving hours in the POS; the hours are not published.',
  'free-text-options': '{item} has a free-text option, which is not published.',
  'mixed-tax': '{item} has both included and added taxes.',
  'min-above-options': '{item} requires more options than there are; the minimum was lowered to that number.',
  'unknown-category': '{item} has a category that is missing in the POS and was left out.',
  'unknown-option-group': '{item} has an option list that is missing in the POS and was left out.',
  'unknown-tax': '{item} has a tax that is missing in the POS; the item was published without a tax rate.',
  'name-too-long': '{item} has a name that is too long; it was shortened.',
  'tax-by-service-unsupported':
    "{item} is taxed differently for eating in and takeaway, which the ordering app doesn't support; it is published with a single rate.",
  'alcohol-unsupported': "{item} is published without its alcohol flag, which the ordering app doesn't support.",
  'repeatable-options-unsupported':
    "{item} has {group} that can be chosen several times, which the ordering app doesn't support; each can be chosen once.",
  'option-default-unsupported':
    "{item} has {group} with a preset choice, which the ordering app doesn't support; no choice is preset.",
  'nested-options-unsupported':
    "{item} has {group} with further options inside, which the ordering app doesn't support; the inner options are not published.",
  'required-options-missing':
    '{item} has {group} with fewer choices at this shop than guests must make; the minimum was lowered to that number.',
  'required-options-sold-out':
    "{item} can't be ordered: too many of its {group} are sold out to make the required choices.",
} as const satisfies SameKeys<typeof masterIssuesJa>;
