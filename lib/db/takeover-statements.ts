import { type Inherited, MOST_DEATHS } from '#lib/sync/conductor/inherited.ts';
import type { TakeoverStatements } from '#lib/sync/gate/takeover-statements.ts';
import type { Gated } from './gated.ts';
import { Prisma } from './generated/client.ts';

export function takeoverStatements({ tx, context: { chainId, now } }: Gated): TakeoverStatements {
  return {
    async raiseFence(fence) {
      const raised = await tx.chainGate.updateMany({
        where: { chainId, fence: { lt: BigInt(fence) } },
        data: { fence: BigInt(fence), openFence: BigInt(fence) },
      });
      return raised.count === 1;
    },

    async recordInterruption(diedFence) {
      const died = diedFence === null ? null : BigInt(diedFence);
      // A menu that settled since the last death is progress: that death and this one may have different causes.
      await tx.$executeRaw`
        UPDATE sync_state AS target SET
          spent_ms = spent_ms + COALESCE(GREATEST(0, LEAST(1e9, 1000 * extract(epoch FROM (
            SELECT left_at FROM conductor_lease WHERE chain_id = ${chainId}) - started_at))), 0)::int,
          deaths = CASE
            WHEN fence IS DISTINCT FROM ${died}::bigint THEN deaths
            WHEN died_at IS NULL OR EXISTS (
              SELECT FROM sync_state AS menu
              WHERE menu.chain_id = ${chainId} AND menu.kind = 'MENU' AND menu.settled_at > target.died_at
                AND menu.state IN ('SUCCEEDED', 'HELD', 'FAILED')
                AND menu.error ->> 'code' IS DISTINCT FROM 'worker-died-twice') THEN 1
            ELSE deaths + 1 END,
          died_at = CASE WHEN fence = ${died}::bigint THEN ${now} ELSE died_at END,
          died_fence = CASE WHEN fence = ${died}::bigint THEN fence ELSE died_fence END
        WHERE chain_id = ${chainId} AND state = 'RUNNING'`;
      const [inherited] = await tx.$queryRaw<[Inherited]>`
        SELECT
          COALESCE(bool_or(kind = 'CATEGORIES' AND deaths > 0), false) AS "categoriesSuspect",
          COALESCE(bool_or(deaths >= ${MOST_DEATHS}), false) AS condemned
        FROM sync_state WHERE chain_id = ${chainId} AND state IN ('QUEUED', 'RUNNING')`;
      return inherited;
    },

    async forgiveInterruption(fence) {
      await tx.chainGate.updateMany({ where: { chainId, openFence: BigInt(fence) }, data: { openFence: null } });
      await tx.syncState.updateMany({
        where: { chainId, diedFence: BigInt(fence), deaths: { gt: 0 } },
        data: { deaths: { decrement: 1 }, diedFence: null },
      });
    },

    async countTakeover() {
      await tx.chainGate.update({ where: { chainId }, data: { takeovers: { increment: 1 } } });
    },

    async forgetCategoryStamps() {
      await tx.syncRun.updateMany({ where: { chainId, finishedAt: null }, data: { categorySyncId: null } });
    },

    async requeueDiscoveries(diedFence) {
      const running = { chainId, state: 'RUNNING' } as const;
      if (diedFence !== null) await tx.discovery.updateMany({ where: running, data: { deaths: { increment: 1 } } });
      await tx.discovery.updateMany({
        where: { ...running, deaths: { gte: MOST_DEATHS } },
        data: { state: 'FAILED', error: { code: 'worker-died-twice' }, connections: Prisma.DbNull, settledAt: now },
      });
      await tx.discovery.updateMany({ where: running, data: { state: 'QUEUED' } });
    },

    async endLease(fence, load) {
      await tx.chainGate.updateMany({ where: { chainId, openFence: BigInt(fence) }, data: { openFence: null } });
      await tx.$executeRaw`
        UPDATE conductor_lease SET expires_at = clock_timestamp(),
          load = COALESCE(${load === null ? null : JSON.stringify(load)}::jsonb, load)
        WHERE chain_id = ${chainId} AND fence = ${BigInt(fence)}`;
    },
  };
}
