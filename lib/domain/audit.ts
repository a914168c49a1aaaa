import type { Actor } from './access.ts';

/** All audited actions. Each is translated in the message files. */
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
type AuditValues = Readonly<Record<string, unknown>>;

/** An audit event to insert; the database adds the time and the names of the chain, shop and run. */
export type AuditEvent = {
  readonly act: Act;
  readonly by: Actor;
  readonly chainId?: string;
  readonly shopId?: string;
  readonly runId?: string;
  /** Any other subject: a person's e-mail, a key's name. */
  readonly subject?: string;
  readonly before?: AuditValues;
  readonly after?: AuditValues;
};
