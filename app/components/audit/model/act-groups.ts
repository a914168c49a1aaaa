import type { Act } from '#lib/domain/audit.ts';

/** Acts as grouped in the filter. */
export const ACT_GROUPS = [
  { group: 'sync', acts: ['sync-requested', 'run-stopped', 'plan-approved', 'plan-discarded'] },
  {
    group: 'chain',
    acts: ['chain-created', 'chain-changed', 'shops-discovered', 'shop-scope-changed', 'trial-switched'],
  },
  { group: 'key', acts: ['key-made', 'key-revoked', 'key-limited'] },
  {
    group: 'person',
    acts: [
      'person-invited',
      'invitation-revoked',
      'person-joined',
      'grants-changed',
      'person-removed',
      'first-admin-made',
    ],
  },
  {
    group: 'signIn',
    acts: [
      'signed-in',
      'sign-in-refused',
      'sign-in-locked',
      'signed-out',
      'session-ended',
      'password-changed',
      'password-reset',
      'second-factor-on',
      'second-factor-off',
    ],
  },
  { group: 'audit', acts: ['audit-pruned'] },
] as const satisfies readonly { group: string; acts: readonly Act[] }[];
