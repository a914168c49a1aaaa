import type { accessJa } from '../ja/access.ts';
import type { SameKeys } from '../same-keys.ts';

export const accessEn = {
  role: { viewer: 'Viewer', operator: 'Operator', admin: 'Admin' },
  roleText: {
    viewer: 'Sees the state of syncs and their history.',
    operator: 'Also starts and stops syncs, and approves or discards held changes.',
    admin: 'Also keeps connections, shops in scope, members, API keys and the record of activity.',
  },
  scope: { read: 'Read only', sync: 'Read and sync', admin: 'Everything' },
  scopeText: {
    read: 'Reads the state of syncs and their history. Changes nothing.',
    sync: 'Also starts and stops syncs, and approves or discards held changes.',
    admin:
      'Also changes connections, shops in scope and API keys, and exports the record of activity. Choose it only where needed.',
  },
  chains: 'Chains',
  allChains: 'All chains',
  allChainsText: 'Chains added later are included.',
  unknownChain: 'Unknown chain',
  copy: 'Copy',
  copied: 'Copied',
  selected: 'Selected: copy it now',
  cancel: 'Cancel',
  forbiddenBack: 'Back to the first page',
} as const satisfies SameKeys<typeof accessJa>;
