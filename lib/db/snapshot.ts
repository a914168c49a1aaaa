import type { Database, Transaction } from './database.ts';

/** What a query reads from: the database, or a snapshot of it. */
export type Reader = Database | Transaction;

/** Runs several queries on one consistent snapshot. They share a connection, so they run one after another. */
export function inOneMoment<T>(db: Database, read: (moment: Transaction) => Promise<T>): Promise<T> {
  return db.$transaction(read, { isolationLevel: 'RepeatableRead' });
}
