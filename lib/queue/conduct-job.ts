import { fromPrisma, type PgBoss } from 'pg-boss';

/** The job that brings a chain to a conductor: at most one queued and one active for each chain. */
export const CONDUCT_QUEUE = 'conduct';

export type ConductJob = { readonly chainId: string };

/** An open Prisma transaction, as far as pg-boss needs it. */
type RawQueries = Parameters<typeof fromPrisma>[0];

/** Sends back the chain of a job that is at work here, for another worker. */
export async function sendBackConductJob(boss: PgBoss, chainId: string): Promise<void> {
  const job: ConductJob = { chainId };
  await boss.send(CONDUCT_QUEUE, job, { singletonKey: chainId });
}

/** Sends a chain's wake-up as part of the caller's transaction: a rollback leaves no job. Swallowed where one is queued. */
export async function sendConductJob(
  boss: PgBoss,
  { tx, chainId }: { tx: RawQueries; chainId: string },
): Promise<void> {
  const job: ConductJob = { chainId };
  await boss.send(CONDUCT_QUEUE, job, { singletonKey: chainId, db: fromPrisma(tx) });
}
