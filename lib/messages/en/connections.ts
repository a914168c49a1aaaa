import type { connectionsJa } from '#lib/messages/ja/connections.ts';
import type { SameKeys } from '#lib/messages/same-keys.ts';

export const connectionsEn = {
  side: { pos: 'The POS', ordering: 'The ordering app', none: 'The service' },
  reason: {
    unreadable: "{side} has a saved token that can't be decrypted.",
    refused: '{side} has an address that Haizen is not allowed to connect to.',
    unauthorized: '{side} rejected the token: it is invalid or expired.',
    unreachable: "{side} doesn't answer.",
    busy: '{side} is too busy.',
    failed: '{side} reports an error.',
    malformed: "{side} sent a response that couldn't be read.",
    missing: "{side} doesn't know this brand.",
    none: "{side} couldn't be checked.",
  },
  remedy: {
    unreadable:
      'Enter this token again as well, or ask an administrator to add the earlier HAIZEN_SECRET to HAIZEN_OLD_SECRETS and restart.',
    refused: 'Check the address, then try again.',
    unauthorized: 'Check the token and the environment (production or sandbox), then try again.',
    unreachable: 'Check the address and the network, then try again.',
    busy: 'Try again later.',
    failed: 'Try again later.',
    malformed: 'Check the address, then try again.',
    missing: 'Check the brand ID, then try again.',
    none: 'Check what you entered, then try again.',
  },
} as const satisfies SameKeys<typeof connectionsJa>;
