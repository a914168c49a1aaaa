import type { Database, Transaction } from '#lib/db/database.ts';
import { advisoryLockKey } from '#lib/postgres/advisory-lock.ts';

const KEY = advisoryLockKey('accounts');

/** Runs one such transaction at a time in the whole cluster, for changes that depend on which accounts exist. */
export function alone<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.$transaction(async (tx) => {
    await tx.$executeRawUnsafe(`SELECT pg_advisory_xact_lock(${KEY})`);
    return work(tx);
  });
}

/** Prevents changes to accounts and roles until this transaction ends. The lock is shared among callers. */
export async function lockAccounts(tx: Transaction): Promise<void> {
  await tx.$executeRawUnsafe(`SELECT pg_advisory_xact_lock_shared(${KEY})`);
}
