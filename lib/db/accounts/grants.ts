import type { Transaction } from '#lib/db/database.ts';
import type { Grant } from '#lib/domain/access.ts';
import { mergeGrants, ruleEverything } from '#lib/domain/merge-grants.ts';

export async function grantsOf(tx: Transaction, userId: string): Promise<Grant[]> {
  const rows = await tx.member.findMany({ where: { userId }, select: { role: true, chainId: true } });
  return mergeGrants(rows);
}

export async function putGrants(tx: Transaction, userId: string, grants: readonly Grant[]): Promise<void> {
  await tx.member.deleteMany({ where: { userId } });
  await tx.member.createMany({ data: grants.map((grant) => ({ userId, ...grant })) });
}

/** Whether the user is the installation's only admin. Call under `alone`, so that two admins can't leave at once. */
export async function isLastAdmin(tx: Transaction, userId: string): Promise<boolean> {
  if (!ruleEverything(await grantsOf(tx, userId))) return false;
  const other = { role: 'admin', chainId: null, userId: { not: userId } } as const;
  return (await tx.member.findFirst({ where: other, select: { id: true } })) === null;
}

/** Whether all chains in the grants exist. */
export async function chainsExist(tx: Transaction, grants: readonly Grant[]): Promise<boolean> {
  const ids = new Set(grants.flatMap(({ chainId }) => chainId ?? []));
  return (await tx.chain.count({ where: { id: { in: [...ids] } } })) === ids.size;
}
