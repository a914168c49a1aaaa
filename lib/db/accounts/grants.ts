import type { Grant } from '#lib/domain/access.ts';
import { mergeGrants } from '#lib/domain/merge-grants.ts';
import type { Transaction } from '#lib/db/database.ts';

export async function grantsOf(tx: Transaction, userId: string): Promise<Grant[]> {
  const rows = await tx.member.findMany({ where: { userId }, select: { role: true, chainId: true } });
  return mergeGrants(rows);
}

export async function putGrants(tx: Transaction, userId: string, grants: readonly Grant[]): Promise<void> {
  await tx.member.deleteMany({ where: { userId } });
  await tx.member.createMany({ data: grants.map((grant) => ({ userId, ...grant })) });
}

/** Whether someone else is an admin of the installation. Call under `alone`, so that two admins can't leave at once. */
export async function hasOtherAdmin(tx: Transaction, userId: string): Promise<boolean> {
  const other = { role: 'admin', chainId: null, userId: { not: userId } } as const;
  return (await tx.member.findFirst({ where: other, select: { id: true } })) !== null;
}

/** Whether all chains in the grants exist. */
export async function chainsExist(tx: Transaction, grants: readonly Grant[]): Promise<boolean> {
  const ids = new Set(grants.flatMap(({ chainId }) => chainId ?? []));
  return (await tx.chain.count({ where: { id: { in: [...ids] } } })) === ids.size;
}
