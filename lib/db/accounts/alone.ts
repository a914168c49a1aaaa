import { advisoryLockKey } from '#lib/postgres/advisory-lock.ts';
import type { Database, Transaction } from '#lib/db/database.ts';

const KEY = advisoryLockKey('accounts');

/** One such transaction at a time, in the whole cluster: for what counts the accounts before it changes them. */
export function alone<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.$transaction(async (tx) => {
    await tx.$executeRawUnsafe(`SELECT pg_advisory_xact_lock(${KEY})`);
    return work(tx);
  });
}

/** Nobody is added, removed or given another role until this transaction ends. Any number may hold it at once. */
export async function accountsStay(tx: Transaction): Promise<void> {
  await tx.$executeRawUnsafe(`SELECT pg_advisory_xact_lock_shared(${KEY})`);
}
