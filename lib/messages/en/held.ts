import type { heldJa } from '../ja/held.ts';
import type { SameKeys } from '../same-keys.ts';

export const heldEn = {
  title: 'Held changes',
  review: 'Review changes',
  reviewShop: 'Review changes of {shop}',

  list: {
    actions: 'Actions',
    facts: 'Changes that wait for a person before they are published',
    target: 'Held',
    why: 'Why',
    since: 'Since',
    run: 'Sync',
    runNumber: '#{number}',
    runUnknown: 'Run details',
    categories: 'Categories',
    categoriesFacts: 'Shared by all shops',
    empty: 'No changes are held',
    emptyText: 'Where too much would be removed or changed, nothing is published and the changes wait here.',
    toSync: 'To the sync page',
  },

  heading: {
    categories: 'Categories',
    since: 'Held · {ago}',
    reread: 'Read the POS again',
    rereading: 'Reading the POS again',
    toSync: 'Sync page',
  },

  why: {
    items: '/ {total, plural, one {# item} other {# items}}',
    prices: '/ {total, plural, one {# price} other {# prices}}',
    categories: '/ {total, plural, one {# category} other {# categories}}',
    known: '/ {total, number} known',
    limitPercent: 'limit {limit, number}%',
    limitCount: 'limit {limit, number}',
    limitKnown: 'at least {limit, number}%',
    also: 'Also',
    otherwise: 'If this was not intended, correct the POS and discard these changes.',
    waiting: '{count, plural, one {# shop waits} other {# shops wait}} for the categories.',
  },

  rule: {
    'menu-empty': { title: 'Held: the menu would become empty', check: 'Menu becomes empty' },
    'items-removed': { title: 'Held: too many items would be removed', check: 'Share removed' },
    'prices-jump': { title: 'Held: too many prices leap', check: 'Leaping or zero prices' },
    'items-renamed': { title: 'Held: too many items get another name', check: 'Items renamed' },
    'options-lost': { title: 'Held: too many items lose options', check: 'Options lost' },
    'variants-lost': { title: 'Held: too many items lose sizes', check: 'Sizes lost' },
    'taxes-changed': { title: 'Held: too many items are taxed in another way', check: 'Taxes changed' },
    'categories-unused': { title: 'Held: too many categories lose all their items', check: 'Categories left empty' },
    'foreign-menu': { title: "Held: this looks like another shop's menu", check: "Another shop's menu" },
    'categories-empty': { title: 'Held: all categories would go', check: 'No category left' },
    'categories-removed': { title: 'Held: too many categories would be removed', check: 'Share removed' },
    'categories-renamed': { title: 'Held: too many categories get another name', check: 'Categories renamed' },
    'foreign-categories': { title: "Held: these look like another account's categories", check: 'Another account' },
  },

  guess: {
    'category-hidden':
      '{count, number} of {total, number} items are in {named, select, yes {“{category}”} other {one category}}. The <b>whole category may have been hidden</b> at the POS.',
    'currency-units':
      '{count, number} of {total, number} changed prices become {factor, select, up {100 times} other {a hundredth of}} what they were. The POS may have <b>mixed up the unit of money</b>.',
    're-created':
      '{count, number} of {total, number} removed entries come back under the same name. They may have been <b>created anew</b> at the POS.',
    'names-garbled':
      '{count, number} of {total, number} changed names become unreadable. They may have been <b>imported in the wrong encoding</b>.',
    none: 'Check below whether these changes were intended.',
  },

  changes: {
    label: 'Changes',
    item: 'Item',
    categoryEntry: 'Category',
    category: 'Category',
    now: 'Now',
    then: 'Then',
    difference: 'Difference',
    sign: 'Kind of change',
    options: 'Options',
    mostIn: '{count, number} of them in “{category}”',
    unchangedItems: '{count, plural, one {# unchanged item stays} other {# unchanged items stay}} as they are.',
    unchangedCategories:
      '{count, plural, one {# unchanged category stays} other {# unchanged categories stay}} as they are.',
    showAll: 'Show all {count, number}',
    toDecision: 'Approve or discard',
  },

  field: {
    text: '{field} “{before}” → “{after}”',
    value: '{field} {before} → {after}',
    priceOf: '{of} {before} → {after}',
    valueOf: '{field} of “{of}” {before} → {after}',
    textOf: '{field} of “{of}” “{before}” → “{after}”',
    touched: '{field} changed',
    touchedOf: '{field} “{of}” changed',
    amount: '{count, number}',
    none: 'none',
    noLimit: 'no limit',
    taxIncluded: 'tax included',
    taxExcluded: 'tax added',
    currency: 'Currency',
  },

  decision: {
    title: 'What now?',
    shopUnchanged: 'The published menu has not changed yet.',
    categoriesUnchanged: 'The published categories have not changed yet.',
    reason: 'Reason to approve',
    required: 'required',
    reasonHint: 'e.g. The grill is being replaced, no skewers this week. Confirmed by the shop.',
    reasonMissing: 'Please give a reason to approve',
    approve: 'Approve and publish',
    approveText: 'Publishes exactly the changes shown. If the POS has changed since, they are held again.',
    approveWaiting:
      'Publishes the changes shown and syncs the {count, plural, =0 {shops} one {# shop} other {# shops}} that wait. If the POS has changed since, they are held again.',
    discard: 'Discard',
    discardText:
      'Nothing is published, and the reason is recorded. If the POS stays as it is, the next sync holds the same changes again.',
    busyShop: 'This shop is syncing. Nothing can be decided until it is done.',
    busyCategories: 'The categories are syncing. Nothing can be decided until they are done.',
    reading: 'Reading the new changes.',
    seeRun: 'See the running sync',
    refused: "The decision wasn't accepted",
    renewed: 'There are new changes',
    renewedText: 'What you were looking at has been replaced. Check the new changes before you decide.',
  },

  discard: {
    title: 'Discard these changes?',
    shopText:
      'Nothing is published. The shop returns to its state before the hold, and the reason is kept in the audit log.',
    categoriesText:
      'Nothing is published. The categories and the shops that waited return to their state before the hold, and the reason is kept in the audit log.',
    reason: 'Reason to discard',
    reasonHint: 'e.g. A mistake at the POS. The shop has been asked to correct it.',
    reasonMissing: 'Please give a reason to discard',
    confirm: 'Discard',
    keep: 'Back',
    before: '{who} discarded these changes before ({when})',
    beforeReason: 'Reason: {reason}',
  },

  checks: {
    title: 'Safety checks',
    emptied: 'yes',
    notEmptied: 'no',
    none: 'none',
    percentOf: '{percent} / {limit, number}%',
    countOf: '{count, number} / {limit, number}',
    knownPercent: '{percent} known',
    passed: 'passed',
    tripped: 'held for this',
  },

  facts: {
    label: 'Record',
    heldAt: 'Held at',
    run: 'Sync',
    runNumber: '#{number}',
    by: 'Started by',
    published: 'Last published',
    publishedItems: '{when} · {count, plural, one {# item} other {# items}}',
    publishedCategories: '{when} · {count, plural, one {# category} other {# categories}}',
    never: 'Never',
    plan: 'Plan number',
  },

  nothing: {
    title: 'Nothing is held here',
    text: 'These changes were approved or discarded, or a newer sync replaced them.',
    back: 'To the held changes',
    toSync: 'To the sync page',
    discarded: 'Changes discarded',
    discardedText:
      'Nothing was published. If the POS stays as it is, the next sync holds the same changes again and shows this decision.',
    next: 'Review the next changes ({count, number} left)',
    busy: '{name} is syncing',
    busyText: 'The result shows up here when it is done.',
    seeRun: 'See this sync',
  },

  stop: {
    run: 'Stop this sync',
    short: 'Stop',
    title: 'Stop this sync?',
    text: "Published shops stay published; the rest won't start.",
    confirm: 'Stop it',
    keep: 'Keep going',
    stopping: 'Stopping',
    refused: "Couldn't stop it",
  },
} as const satisfies SameKeys<typeof heldJa>;
