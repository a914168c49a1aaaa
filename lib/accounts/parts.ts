import type { Database } from '../db/database.ts';
import type { Auth } from './auth.ts';

/** What every function of this room works with. */
export type Parts = { readonly db: Database; readonly auth: Auth; readonly now: () => Date };
