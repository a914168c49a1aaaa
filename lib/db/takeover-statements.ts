import type { GateTx } from '../sync/store.ts';
import type { Gated } from './gated.ts';

type TakeoverStatements = Pick<
  GateTx,
  'raiseFence' | 'countTakeover' | 'forgetCategoryStamps' | 'requeueDiscoveries' | 'endLease'
>;

export function takeoverStatements({ tx, context: { chainId } }: Gated): TakeoverStatements {
  return {
    async raiseFence(fence) {
      const raised = await tx.chainGate.updateMany({
        where: { chainId, fence: { lt: BigInt(fence) } },
        data: { fence: BigInt(fence) },
      });
      return raised.count === 1;
    },

    async countTakeover() {
      await tx.chainGate.update({ where: { chainId }, data: { takeovers: { increment: 1 } } });
    },

    async forgetCategoryStamps() {
      await tx.syncRun.updateMany({ where: { chainId, finishedAt: null }, data: { categorySyncId: null } });
    },

    async requeueDiscoveries() {
      await tx.discovery.updateMany({ where: { chainId, state: 'RUNNING' }, data: { state: 'QUEUED' } });
    },

    async endLease(fence, load) {
      await tx.$executeRaw`
        UPDATE conductor_lease SET expires_at = clock_timestamp(),
          load = COALESCE(${load === null ? null : JSON.stringify(load)}::jsonb, load)
        WHERE chain_id = ${chainId} AND fence = ${BigInt(fence)}`;
    },
  };
}
