import type { Database } from '#lib/db/database.ts';
import type { Vault } from '#lib/vault/vault.ts';
import type { Auth } from './auth.ts';
import type { CookieSettings } from './cookies.ts';

/** What every function of this room works with. */
export type Parts = {
  readonly db: Database;
  readonly auth: Auth;
  /** Keeps what second factors are made of. */
  readonly vault: Vault;
  readonly cookies: CookieSettings;
  readonly now: () => Date;
};
