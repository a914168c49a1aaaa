import type { shellJa } from '../ja/shell.ts';
import type { SameKeys } from '../same-keys.ts';

export const shellEn = {
  skipToContent: 'Skip to content',
  navigation: 'Navigation',
  openNavigation: 'Open navigation',
  closeNavigation: 'Close navigation',
  sync: 'Sync',
  history: 'History',
  held: 'Held changes',
  heldSaid: '{count, number} to decide',
  connections: 'Connections',
  switchChain: 'Switch chain',
  addChain: 'Add a chain',
  chainFacts: '{shops, plural, one {# shop} other {# shops}} · {pos} → {ordering}',
  progress: '{done, number}/{total, number}',
  progressSaid: '{done, number} of {total, number} shops done',
  worker: {
    answered: '{worker} · seen {ago}',
    waiting: 'Workers are waiting',
    takeovers: '{count, plural, one {# takeover} other {# takeovers}}',
    takeoversHint: 'How many times a worker fell silent and another one took over',
    silent: "The worker in charge doesn't answer. Another one takes over.",
  },
  language: 'Language: {name}',
  colorScheme: 'Colours: {name}',
  scheme: {
    light: 'Light',
    dark: 'Dark',
    auto: 'Like the device',
  },
  trial: {
    line: 'Trial: {what}',
    makeFault: 'Make something fail',
    none: 'Nothing fails',
    'pos-down': "The POS doesn't answer",
    'ordering-busy': 'The ordering app is busy',
    'one-shop-refused': 'One shop is refused',
    explain: 'Both sides are simulators. Make one fail and see how Haizen takes it.',
  },
  notFound: {
    title: "This page isn't here",
    text: 'The address may have changed, or the chain may be gone.',
    back: 'Back to the first page',
  },
  broken: {
    title: "This page couldn't be shown",
    text: 'Syncs are not affected. Reloading may help.',
  },
  firstChain: {
    title: 'No chain yet',
    text: 'Connect a POS and an ordering app, then sync the menus of your shops.',
    connect: 'Connect a chain',
  },
  offline: {
    text: "Can't reach the server. This is the state of {time}. Reconnecting.",
    textWithoutData: "Can't reach the server. Reconnecting.",
    disabled: "Can't start now: the server is out of reach",
  },
} as const satisfies SameKeys<typeof shellJa>;
