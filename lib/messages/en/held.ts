import type { heldJa } from '#lib/messages/ja/held.ts';
import type { SameKeys } from '#lib/messages/same-keys.ts';

export const heldEn = {
  title: 'Held changes',
  review: 'Review changes',
  reviewShop: 'Review changes of {shop}',

  list: {
    actions: 'Actions',
    facts: 'Changes that need a review before they are published.',
    target: 'Target',
    why: 'Why',
    since: 'Since',
    run: 'Sync',
    runNumber: '#{number}',
    runUnknown: 'Sync details',
    categories: 'Categories',
    categoriesFacts: 'Shared by all shops',
    empty: 'No changes are held',
    emptyText: 'When a sync would remove or change too much, it is held for review here.',
    toSync: 'Go to sync',
  },

  heading: {
    categories: 'Categories',
    since: 'Held · {ago}',
    reread: 'Reload from POS',
    rereading: 'Reloading from POS',
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
    waiting: '{count, plural, one {# shop is} other {# shops are}} waiting for the categories.',
  },

  rule: {
    'menu-empty': { title: 'Held: the menu would become empty', check: 'Empty menu' },
    'items-removed': { title: 'Held: too many items would be removed', check: 'Share removed' },
    'prices-jump': { title: 'Held: too many large price changes', check: 'Large or zero prices' },
    'items-renamed': { title: 'Held: too many items would be renamed', check: 'Items renamed' },
    'options-lost': { title: 'Held: too many items would lose options', check: 'Options lost' },
    'variants-lost': { title: 'Held: too many items would lose variants', check: 'Variants lost' },
    'taxes-changed': { title: 'Held: tax would change for too many items', check: 'Taxes changed' },
    'categories-unused': { title: 'Held: too many categories would become empty', check: 'Categories left empty' },
    'foreign-menu': { title: "Held: this looks like another shop's menu", check: "Another shop's menu" },
    'categories-empty': { title: 'Held: all categories would be removed', check: 'Empty category list' },
    'categories-removed': { title: 'Held: too many categories would be removed', check: 'Share removed' },
    'categories-renamed': { title: 'Held: too many categories would be renamed', check: 'Categories renamed' },
    'foreign-categories': { title: "Held: these look like another account's categories", check: 'Another account' },
  },

  guess: {
    'category-hidden':
      '{count, number} of {total, number} items are in {named, select, yes {“{category}”} other {one category}}. The <b>whole category may have been hidden</b> in the POS.',
    'currency-units':
      '{count, number} of {total, number} changed prices become {factor, select, up {100 times} other {a hundredth of}} what they were. The POS may have <b>mixed up the currency unit</b>.',
    're-created':
      '{count, number} of {total, number} removed entries come back under the same name. They may have been <b>re-created</b> in the POS.',
    'names-garbled':
      '{count, number} of {total, number} changed names become unreadable. They may have been <b>imported in the wrong encoding</b>.',
    none: 'Check below whether these changes were intended.',
  },

  changes: {
    label: 'Changes',
    item: 'Item',
    categoryEntry: 'Category',
    category: 'Category',
    now: 'Current',
    then: 'New',
    difference: 'Difference',
    sign: 'Change type',
    options: 'Options',
    mostIn: '{count, number} of them in “{category}”',
    unchangedItems:
      '{count, plural, one {# unchanged item stays as it is.} other {# unchanged items stay as they are.}}',
    unchangedCategories:
      '{count, plural, one {# unchanged category stays as it is.} other {# unchanged categories stay as they are.}}',
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
    yes: 'yes',
    no: 'no',
    currency: 'Currency',
  },

  decision: {
    title: 'Approve or discard',
    shopUnchanged: 'The published menu is unchanged so far.',
    categoriesUnchanged: 'The published categories are unchanged so far.',
    reason: 'Reason to approve',
    required: 'required',
    reasonHint: 'e.g. The grill is being replaced, no skewers this week. Confirmed by the shop.',
    reasonMissing: 'Please give a reason to approve',
    approve: 'Approve and publish',
    approveText: 'Publishes exactly the changes shown. If the POS has changed since, they are held again.',
    approveWaiting:
      'Publishes the changes shown and syncs the {count, plural, =0 {waiting shops} one {# waiting shop} other {# waiting shops}}. If the POS has changed since, they are held again.',
    discard: 'Discard',
    discardText:
      'Nothing is published, and the reason is recorded. If the POS stays as it is, the next sync holds the same changes again.',
    busyShop: 'This shop is syncing. You can approve or discard when it has finished.',
    busyCategories: 'The categories are syncing. You can approve or discard when they have finished.',
    reading: 'Loading the new changes.',
    seeRun: 'View the running sync',
    refused: "Couldn't save the decision",
    renewed: 'The changes were updated',
    renewedText: 'The changes you were reviewing have been replaced. Review the new ones before deciding.',
  },

  discard: {
    title: 'Discard these changes?',
    shopText:
      'Nothing is published. The shop returns to its state before the hold, and the reason is kept in the audit log.',
    categoriesText:
      'Nothing is published. The categories and the waiting shops return to their state before the hold, and the reason is kept in the audit log.',
    reason: 'Reason to discard',
    reasonHint: 'e.g. A mistake in the POS. The shop has been asked to correct it.',
    reasonMissing: 'Please give a reason to discard',
    confirm: 'Discard',
    keep: 'Back',
    before: '{who} already discarded these changes once ({when})',
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
    passed: 'within limits',
    tripped: 'reason for the hold',
  },

  facts: {
    label: 'Hold details',
    heldAt: 'Held at',
    run: 'Sync',
    runNumber: '#{number}',
    by: 'Started by',
    published: 'Last published',
    publishedItems: '{when} · {count, plural, one {# item} other {# items}}',
    publishedCategories: '{when} · {count, plural, one {# category} other {# categories}}',
    never: 'Never',
    plan: 'Plan ID',
  },

  nothing: {
    title: 'No held changes',
    text: 'These changes were approved or discarded, or a newer sync replaced them.',
    back: 'Back to held changes',
    toSync: 'Go to sync',
    discarded: 'Changes discarded',
    discardedText:
      'Nothing was published. If the POS stays as it is, the next sync holds the same changes again and shows this decision.',
    next: 'Review the next changes ({count, number} left)',
    busy: '{name} is syncing',
    busyText: 'The result will appear here.',
    seeRun: 'View this sync',
  },

  stop: {
    run: 'Stop this sync',
    short: 'Stop',
    title: 'Stop this sync?',
    text: "Published shops stay published; the rest won't start.",
    confirm: 'Stop sync',
    keep: 'Continue',
    stopping: 'Stopping',
    refused: "Couldn't stop the sync",
    waiting: 'Withdraw',
    waitingTitle: 'Withdraw the waiting sync?',
    waitingText: "It hasn't started, so no menu changes. The current sync continues.",
    waitingKeep: 'Back',
  },
} as const satisfies SameKeys<typeof heldJa>;
