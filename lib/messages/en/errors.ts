import type { errorsJa } from '#lib/messages/ja/errors.ts';
import type { SameKeys } from '#lib/messages/same-keys.ts';

export const errorsEn = {
  'pos-unauthorized': {
    message: "Can't sign in to the POS: the token is invalid or expired.",
    remedy: 'Add a new one under Connections, then retry. The published menu is unchanged.',
    label: 'POS sign-in',
  },
  'pos-token-unreadable': {
    message: "The saved POS token can't be decrypted: HAIZEN_SECRET has changed since it was saved.",
    remedy:
      'Ask an administrator to add the earlier HAIZEN_SECRET to HAIZEN_OLD_SECRETS and restart, or add a new token under Connections. The published menu is unchanged.',
    label: 'POS token',
  },
  'pos-address-refused': {
    message: "Not connected: Haizen isn't allowed to connect to the POS address.",
    remedy:
      'Check the address under Connections. For a server in your own network, ask an administrator to set HAIZEN_ALLOW_PRIVATE_UPSTREAMS=1. The published menu is unchanged.',
    label: 'POS address',
  },
  'pos-unreachable': {
    message: "The POS doesn't answer{tries, plural, =0 {} one { (# try)} other { (# tries)}}.",
    remedy: 'Retry later. The published menu is unchanged.',
    label: 'POS silent',
  },
  'pos-busy': {
    message: 'The POS is too busy to be read{tries, plural, =0 {} one { (# try)} other { (# tries)}}.',
    remedy: 'Retry later. The published menu is unchanged.',
    label: 'POS busy',
  },
  'pos-failed': {
    message: "The POS has a problem and couldn't be read{tries, plural, =0 {} one { (# try)} other { (# tries)}}.",
    remedy: "Retry later. If this keeps happening, look at the POS's status page. The published menu is unchanged.",
    label: 'POS problem',
  },
  'pos-incomplete': {
    message: 'The POS response was cut short; nothing was published.',
    remedy: 'Retry. The published menu is unchanged.',
    label: 'POS cut short',
  },
  'pos-malformed': {
    message:
      "{over, select, none {The POS response couldn't be read; nothing was published.} other {The POS sent too much; nothing was published ({over}).}}",
    remedy:
      "Retry. If this keeps happening, check under Connections that the address is the POS's. The published menu is unchanged.",
    label: 'POS unreadable',
  },
  'pos-read-expired': {
    message:
      "The POS catalog couldn't be read to the end: its page cursors expired{tries, plural, =0 {} one { (# try)} other { (# tries)}}.",
    remedy:
      'Retry when the POS is less busy. If this keeps happening, raise the limit for the POS under Connections. The published menu is unchanged.',
    label: 'POS too slow',
  },
  'pos-shop-unknown': {
    message: "The POS doesn't know this shop.",
    remedy: 'Take closed shops out of scope; reconnect moved ones. The published menu is unchanged.',
    label: 'Not at POS',
  },
  'pos-wrong-currency': {
    message: 'The POS and the ordering app use different currencies; nothing was published.',
    remedy: 'Correct the currency on one side, then retry. The published menu is unchanged.',
    label: 'Currency',
  },
  'ordering-unauthorized': {
    message: "Can't sign in to the ordering app: the token is invalid or expired.",
    remedy: 'Add a new one under Connections, then retry. The published menu is unchanged.',
    label: 'App sign-in',
  },
  'ordering-token-unreadable': {
    message: "The saved token of the ordering app can't be decrypted: HAIZEN_SECRET has changed since it was saved.",
    remedy:
      'Ask an administrator to add the earlier HAIZEN_SECRET to HAIZEN_OLD_SECRETS and restart, or add a new token under Connections. The published menu is unchanged.',
    label: 'App token',
  },
  'ordering-address-refused': {
    message: "Not connected: Haizen isn't allowed to connect to the ordering app's address.",
    remedy:
      'Check the address under Connections. For a server in your own network, ask an administrator to set HAIZEN_ALLOW_PRIVATE_UPSTREAMS=1. The published menu is unchanged.',
    label: 'App address',
  },
  'ordering-unreachable': {
    message: "The ordering app doesn't answer{tries, plural, =0 {} one { (# try)} other { (# tries)}}.",
    remedy: 'Retry later; that also shows whether anything was published.',
    label: 'App silent',
  },
  'ordering-busy': {
    message: 'The ordering app is too busy to publish to{tries, plural, =0 {} one { (# try)} other { (# tries)}}.',
    remedy: 'Retry later. The published menu is unchanged.',
    label: 'App busy',
  },
  'ordering-failed': {
    message:
      "The ordering app has a problem and didn't confirm the publish{tries, plural, =0 {} one { (# try)} other { (# tries)}}.",
    remedy: 'Retry later; that also shows whether anything was published.',
    label: 'App problem',
  },
  'ordering-malformed': {
    message:
      "{over, select, none {The ordering app's response couldn't be read, so the publish isn't confirmed.} other {The ordering app sent too much, so the publish isn't confirmed ({over}).}}",
    remedy:
      "Retry to see whether it was published. If this keeps happening, check under Connections that the address is the ordering app's.",
    label: 'App unreadable',
  },
  'ordering-rejected': {
    message:
      'The ordering app refused it{what, select, priceMissing {: no price for “{item}”.} price {: something is wrong with the price of “{item}”.} name {: something is wrong with the name of “{item}”.} said {: something is wrong with “{item}” ({said}).} item {: something is wrong with “{item}”.} whole { ({said}).} other {.}}',
    remedy:
      '{what, select, priceMissing {Set the price in the POS, then retry.} price {Correct the price in the POS, then retry.} name {Correct the name in the POS, then retry.} said {Correct the item in the POS, then retry.} item {Correct the item in the POS, then retry.} other {Correct it in the POS, then retry.}} The published menu is unchanged.',
    label: '{what, select, priceMissing {No price} price {Price} name {Name} other {Refused}}',
  },
  'ordering-too-large': {
    message: 'The menu is too large; the ordering app refused it.',
    remedy: 'Remove unused items in the POS, then retry. The published menu is unchanged.',
    label: 'Too large',
  },
  'ordering-shop-unknown': {
    message: "The ordering app doesn't know this shop.",
    remedy: 'Take closed shops out of scope; load the shops again under Connections if it was registered again.',
    label: 'Not in app',
  },
  'ordering-id-refused': {
    message:
      "The ordering app's ID of the shop or brand can't be part of a URL (“..”, for example), so no request was sent.",
    remedy: 'Correct the ID of the shop or brand in the ordering app, then load the shops again under Connections.',
    label: 'Unusable ID',
  },
  'ordering-stale-fence': {
    message: "Another worker took over this chain's sync, so nothing more was published from here.",
    remedy: 'The other worker continues. Retry if the shop is not done when it has finished.',
    label: 'Taken over',
  },
  'categories-failed': {
    message: 'Not started because the categories {why, select, held {are held} other {failed}}. {cause}',
    remedy: '{fix, select, none {Fix the categories, then retry. The published menu is unchanged.} other {{fix}}}',
    label: 'Categories {why, select, held {held} other {failed}}',
  },
  'shop-deadline': {
    message:
      '{unit, select, minutes {Stopped after {count, plural, one {# minute} other {# minutes}}.} seconds {Stopped after {count, plural, one {# second} other {# seconds}}.} other {Stopped because it took too long.}}',
    remedy: 'Retry to see whether it was published.',
    label: 'Out of time',
  },
  'worker-died-twice': {
    message: 'Stopped because the process crashed twice at the same step.',
    remedy:
      "Retry once. If this keeps happening, tell Haizen's administrator: what the POS or the ordering app sends may be too large for this server's memory.",
    label: 'Crashed twice',
  },
  held: {
    message:
      '{rule, select, menu_empty {All {total} items would be removed and the menu would be empty.} items_removed {{count} of {total} items ({percent}) would be removed.} prices_jump {{count, plural, one {# price} other {# prices}} would {factor, select, none {change a lot} other {rise or fall by a factor of {factor} or more}}, or become 0.} items_renamed {{count} of {total} items ({percent}) would be renamed.} options_lost {{count} of {total} items ({percent}) would lose options.} variants_lost {{count} of {total} items ({percent}) would lose variants such as sizes.} taxes_changed {{count} of {total} items ({percent}) would be taxed differently.} categories_unused {{count} of {total} categories would have no items any more.} foreign_menu {The items in the POS hardly match the published ones ({count} of {total}). They may be those of another shop.} categories_empty {None of the {total} categories is in the POS any more.} categories_removed {{count} of {total} categories are no longer in the POS.} categories_renamed {{count} of {total} categories would be renamed.} foreign_categories {The categories in the POS hardly match the published ones ({count} of {total}). They may be those of another account.} other {The change is large, so it was held instead of published.}}',
    remedy: 'Nothing in the ordering app has changed. Review the changes, then approve or discard them.',
    label: 'Held',
  },
  'approval-out-of-date': {
    message: 'The POS changed after your review; held again, nothing published.',
    remedy: 'Nothing in the ordering app has changed. Review the new changes.',
    label: 'Review again',
  },
  internal: {
    message: 'Stopped by an internal error in Haizen.',
    remedy: "Retry; that also shows whether it was published. If this keeps happening, tell Haizen's administrator.",
    label: 'Internal',
  },
} as const satisfies SameKeys<typeof errorsJa>;
