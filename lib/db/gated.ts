import type { ChangeContext } from './change-state.ts';
import type { Transaction } from './database.ts';

/** What every statement of a gated transaction needs. */
export type Gated = { readonly tx: Transaction; readonly context: ChangeContext };
