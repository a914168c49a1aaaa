import type { Database, Transaction } from '../database.ts';

/** Any number that no other advisory lock of the database uses. */
const ACCOUNTS_LOCK = 4_127_300_403;

/** One such transaction at a time, in the whole cluster: for what counts the accounts before it changes them. */
export function alone<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ACCOUNTS_LOCK}::bigint)`;
    return work(tx);
  });
}

/** Nobody is added, removed or given another role until this transaction ends. Any number may hold it at once. */
export async function accountsStay(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${ACCOUNTS_LOCK}::bigint)`;
}
