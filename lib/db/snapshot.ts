import type { Database, Transaction } from './database.ts';

/** What a query may be asked of: the database at large, or one moment of it. */
export type Reader = Database | Transaction;

/** Several queries, one moment: what they bring fits together. One connection has them, so they go one after another. */
export function inOneMoment<T>(db: Database, read: (moment: Transaction) => Promise<T>): Promise<T> {
  return db.$transaction(read, { isolationLevel: 'RepeatableRead' });
}
