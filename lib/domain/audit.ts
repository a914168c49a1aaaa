import type { Actor } from './access.ts';

/** All that is kept on record. Each has its words in the message files. */
export const ACTS = [
  'sync-requested',
  'run-stopped',
  'plan-approved',
  'plan-discarded',
  'chain-created',
  'chain-changed',
  'shops-discovered',
  'shop-scope-changed',
  'trial-switched',
  'key-made',
  'key-revoked',
  'key-limited',
  'signed-in',
  'sign-in-refused',
  'sign-in-locked',
  'signed-out',
  'session-ended',
  'password-changed',
  'password-reset',
  'second-factor-on',
  'second-factor-off',
  'person-invited',
  'invitation-revoked',
  'person-joined',
  'grants-changed',
  'person-removed',
  'first-admin-made',
  'audit-pruned',
] as const;
export type Act = (typeof ACTS)[number];

/** Small JSON; never a token, a password or a key. */
type Told = Readonly<Record<string, unknown>>;

/** One line of the record, as it is written; the time and the names of chain, shop and run are the database's. */
export type AuditEvent = {
  readonly act: Act;
  readonly by: Actor;
  readonly chainId?: string;
  readonly shopId?: string;
  readonly runId?: string;
  /** What it was about beside these: a person's e-mail, a key's name. */
  readonly subject?: string;
  readonly before?: Told;
  readonly after?: Told;
};
