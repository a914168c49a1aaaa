import { fromPrisma, type PgBoss } from 'pg-boss';

/** The job that assigns a chain to a conductor: at most one queued and one active per chain. */
export const CONDUCT_QUEUE = 'conduct';

export type ConductJob = { readonly chainId: string };

/** The part of an open Prisma transaction that pg-boss needs. */
type RawQueries = Parameters<typeof fromPrisma>[0];

/** Requeues a chain that this process is conducting, for another worker. */
export async function sendBackConductJob(boss: PgBoss, chainId: string): Promise<void> {
  const job: ConductJob = { chainId };
  await boss.send(CONDUCT_QUEUE, job, { singletonKey: chainId });
}

/** Sends a chain's wake-up in the caller's transaction: a rollback leaves no job. No-op if one is already queued. */
export async function sendConductJob(
  boss: PgBoss,
  { tx, chainId }: { tx: RawQueries; chainId: string },
): Promise<void> {
  const job: ConductJob = { chainId };
  await boss.send(CONDUCT_QUEUE, job, { singletonKey: chainId, db: fromPrisma(tx) });
}
