import type { commonJa } from '#lib/messages/ja/common.ts';
import type { SameKeys } from '#lib/messages/same-keys.ts';

export const commonEn = {
  retry: 'Retry',
  reload: 'Reload',
  close: 'Close',
  tryNow: 'Try now',
  loadingSlow: 'This is taking a while',
  shops: '{count, plural, one {# shop} other {# shops}}',
  shopUnit: 'shops',
  person:
    '{name, select, console {the console} api {the API} other {{kind, select, key {{name}} system {{name, select, Square {Square’s webhook} other {{name}}}} other {{name}}}}}',
  personInTable:
    '{kind, select, system {{name, select, Square {Square’s webhook} other {{name}}}} other {{name, select, console {Console} api {API} other {{name}}}}}',
  quoted: '“{name}”',
  thisShop: 'This shop',
  thisItem: 'This item',
  options: 'options',
  namedOptions: 'options “{name}”',
  created: 'Added',
  changed: 'Changed',
  removed: 'Removed',
  problem: {
    unreachable: "Can't reach the server.",
    unreachableRemedy: 'Check the network, then try again. Nothing was changed.',
    unreadable: "The server's response couldn't be read.",
    unreadableRemedy: 'Reload the page.',
  },
} as const satisfies SameKeys<typeof commonJa>;
