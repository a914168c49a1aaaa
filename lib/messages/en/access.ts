import type { accessJa } from '#lib/messages/ja/access.ts';
import type { SameKeys } from '#lib/messages/same-keys.ts';

export const accessEn = {
  role: { viewer: 'Viewer', operator: 'Operator', admin: 'Admin' },
  roleText: {
    viewer: 'Can view syncs and their history.',
    operator: 'Can also start and stop syncs, and approve or discard held changes.',
    admin: 'Can also manage connections, shops in scope, members, API keys and the audit log.',
  },
  scope: { read: 'Read only', sync: 'Read and sync', admin: 'Full access' },
  scopeText: {
    read: 'Can read syncs and their history. Can’t change anything.',
    sync: 'Can also start and stop syncs, and approve or discard held changes.',
    admin: 'Can also change connections, shops in scope and API keys, and export the audit log. Use only where needed.',
  },
  chains: 'Chains',
  allChains: 'All chains',
  allChainsText: 'Chains added later are included.',
  unknownChain: 'Unknown chain',
  copy: 'Copy',
  copied: 'Copied',
  selected: 'Selected: copy it now',
  cancel: 'Cancel',
  forbiddenBack: 'Back to the start page',
} as const satisfies SameKeys<typeof accessJa>;
