import type { errorsJa } from '#lib/messages/ja/errors.ts';
import type { SameKeys } from '#lib/messages/same-keys.ts';

export const errorsEn = {
  'pos-unauthorized': {
    message: "Can't sign in to the POS: the token is invalid or expired.",
    remedy: 'Add a new one under Connections, then retry. The published menu is unchanged.',
    label: 'POS sign-in',
  },
  'pos-revoked': {
    message: "Haizen's access to the POS was revoked at the POS.",
    remedy: 'Add a new token under Connections. The published menu is unchanged.',
    label: 'POS access revoked',
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
      'Check the address under Connections. For a server in your own network, ask an administrator to set HAIZEN_ALLOW_PRIVATE_UPSTREAMS=1; for a folder, HAIZEN_CSV_FOLDER. The published menu is unchanged.',
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
    message: "The POS reports an error and couldn't be read{tries, plural, =0 {} one { (# try)} other { (# tries)}}.",
    remedy: "Retry later. If this keeps happening, look at the POS's status page. The published menu is unchanged.",
    label: 'POS problem',
  },
  'pos-incomplete': {
    message: 'The POS response was cut short; nothing was published.',
    remedy: 'Retry. The published menu is unchanged.',
    label: 'POS cut short',
  },
  'pos-malformed': {
    message: "The POS response couldn't be read; nothing was published.",
    tooLarge: 'The POS response is too large; nothing was published ({over}).',
    remedy:
      "Retry. If this keeps happening, check under Connections that the address is the POS's. The published menu is unchanged.",
    label: 'POS unreadable',
  },
  'pos-file-invalid': {
    message: "The POS files couldn't be read; nothing was published.",
    remedy: 'Check and correct the files, then retry. The published menu is unchanged.',
    label: 'POS file',
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
  'pos-menu-unknown': {
    message: 'The POS no longer has the menu whose sections are the categories.',
    remedy: 'Check the menu at the POS, or choose another source of categories. The published menu is unchanged.',
    label: 'No such menu',
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
      "The ordering app reports an error and didn't confirm that it published{tries, plural, =0 {} one { (# try)} other { (# tries)}}.",
    remedy: 'Retry later; that also shows whether anything was published.',
    label: 'App problem',
  },
  'ordering-malformed': {
    message: "The ordering app's response couldn't be read, so publishing isn't confirmed.",
    tooLarge: "The ordering app's response is too large, so publishing isn't confirmed ({over}).",
    remedy:
      "Retry to see whether it was published. If this keeps happening, check under Connections that the address is the ordering app's.",
    label: 'App unreadable',
  },
  'ordering-rejected': {
    message: 'The ordering app refused it.',
    remedy: 'Correct it in the POS, then retry. The published menu is unchanged.',
    label: 'Refused',
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
    message: 'Not started because the categories failed. {cause}',
    held: 'Not started because the categories are held. {cause}',
    remedy: 'Fix the categories, then retry. The published menu is unchanged.',
    label: 'Categories failed',
    labelHeld: 'Categories held',
  },
  'shop-deadline': {
    message: 'Stopped because it took too long.',
    minutes: 'Stopped after {count, plural, one {# minute} other {# minutes}}.',
    seconds: 'Stopped after {count, plural, one {# second} other {# seconds}}.',
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
    message: 'The change is large, so it was held instead of published.',
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
