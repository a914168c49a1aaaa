import type { Database } from '#lib/db/database.ts';
import type { Vault } from '#lib/vault/vault.ts';
import type { Auth } from './auth.ts';
import type { CookieSettings } from './cookies.ts';

/** The dependencies of every function in this module. */
export type Parts = {
  readonly db: Database;
  readonly auth: Auth;
  /** Encrypts second factors. */
  readonly vault: Vault;
  readonly cookies: CookieSettings;
  readonly now: () => Date;
};
