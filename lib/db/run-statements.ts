import { addTraffic, NO_TRAFFIC } from '#lib/domain/traffic.ts';
import type { MenuTarget, NewRun, RunStatements } from '#lib/sync/gate/run-statements.ts';
import type { Gated } from './gated.ts';
import { Prisma } from './generated/client.ts';
import { jsonOf } from './json.ts';
import { NO_SHOPS, type RunSummary, sumRuns } from './queries/run-sums.ts';
import { trafficOfRuns } from './queries/run-traffic.ts';

type FinishedRow = { id: string; scope: NewRun['scope']; requested_at: Date };

export function runStatements({ tx, context: { chainId, now } }: Gated): Omit<RunStatements, 'settleQueued'> {
  return {
    async createRun({ approved, wantedShopIds, ...run }) {
      const approval = approved && {
        approvedTargetId: approved.targetId,
        approvedPlanHash: approved.planHash,
        approvalReason: approved.reason,
      };
      await tx.syncRun.create({
        data: { ...run, ...approval, wantedShopIds: [...wantedShopIds], chainId, requestedAt: now },
      });
    },

    async follower() {
      const run = await tx.syncRun.findFirst({
        where: { chainId, follows: true, finishedAt: null },
        select: { id: true, scope: true, wantedShopIds: true, full: true },
      });
      return run && { id: run.id, shopIds: run.scope === 'all' ? null : run.wantedShopIds, full: run.full };
    },

    async widenFollower({ id, shopIds, ...run }) {
      await tx.syncRun.updateMany({
        where: { id, follows: true },
        data: { ...run, wantedShopIds: [...(shopIds ?? [])] },
      });
    },

    async startFollower(id, total) {
      await tx.syncRun.updateMany({ where: { id, follows: true }, data: { follows: false, wantedShopIds: [], total } });
    },

    async runOfRequest(requestName) {
      const run = await tx.syncRun.findUnique({ where: { requestName }, select: { id: true } });
      return run?.id ?? null;
    },

    async markCancelled(id, by) {
      const { count } = await tx.syncRun.updateMany({
        where: { id, chainId, finishedAt: null },
        data: { cancelledBy: by.name, cancelledByKind: by.kind, cancelledAt: now },
      });
      return count === 1;
    },

    async cancelledRuns() {
      const where = { chainId, finishedAt: null, cancelledBy: { not: null } };
      const rows = await tx.syncRun.findMany({ where, select: { id: true } });
      return rows.map((row) => row.id);
    },

    async clearApproval(runIds, targetId) {
      const where = { id: { in: [...runIds] }, approvedTargetId: targetId };
      await tx.syncRun.updateMany({ where, data: { approvedPlanHash: null } });
    },

    async waitingRuns() {
      const rows = await tx.syncRun.findMany({
        where: { chainId, finishedAt: null, categorySyncId: null, follows: false },
        orderBy: { number: 'asc' },
        select: { id: true, full: true, scope: true, approvedTargetId: true, approvedPlanHash: true },
      });
      return rows.map(({ approvedTargetId: targetId, approvedPlanHash: planHash, ...run }) => ({
        ...run,
        approved: targetId === null || planHash === null ? null : { targetId, planHash },
      }));
    },

    async stampRuns(runIds, categorySyncId) {
      const where = { id: { in: [...runIds] } };
      await tx.syncRun.updateMany({ where, data: { categorySyncId } });
      await tx.syncRun.updateMany({ where: { ...where, startedAt: null }, data: { startedAt: now } });
    },

    categoriesTarget() {
      const select = { id: true, spentMs: true, deaths: true };
      return tx.syncState.findFirstOrThrow({ where: { chainId, kind: 'CATEGORIES' }, select });
    },

    async menuTargets(runIds, states) {
      const rows = await tx.syncState.findMany({
        where: { chainId, kind: 'MENU', runId: { in: [...runIds] }, state: { in: [...states] } },
        select: {
          id: true,
          runId: true,
          expectedMs: true,
          spentMs: true,
          deaths: true,
          shop: { select: { id: true, posLocationId: true, platformShopId: true } },
          published: { select: { hash: true, destination: true, confirmed: true } },
        },
      });
      return rows.flatMap(({ shop, runId, published: row, ...target }): MenuTarget[] => {
        if (shop === null || runId === null) return [];
        const { id: shopId, posLocationId, platformShopId } = shop;
        const ids = { runId, shopId, posLocationId: posLocationId ?? '', platformShopId: platformShopId ?? '' };
        const published = row?.confirmed ? { hash: row.hash, destination: row.destination } : null;
        return [{ ...target, ...ids, published }];
      });
    },

    async finishRuns(runIds, removal) {
      if (runIds.length === 0) return [];
      const finished = await tx.$queryRaw<FinishedRow[]>`
        UPDATE sync_run SET finished_at = ${now}, categories_removed = ${removal?.removed ?? null}::int
        WHERE id IN (${Prisma.join(runIds)}) AND finished_at IS NULL AND NOT EXISTS (
          SELECT FROM sync_state WHERE run_id = sync_run.id AND kind = 'MENU' AND state IN ('QUEUED', 'RUNNING'))
        RETURNING id, scope::text AS scope, requested_at`;
      const ids = finished.map((run) => run.id);
      const [sums, traffic] = [await sumRuns(tx, ids), await trafficOfRuns(tx, ids)];
      for (const [id, counted] of sums) {
        const summary: RunSummary = { ...counted, traffic: addTraffic(traffic(id), removal?.traffic ?? NO_TRAFFIC) };
        await tx.syncRun.update({ where: { id }, data: { summary: jsonOf(summary) } });
      }
      return finished.map(({ id, scope, requested_at: requestedAt }) => {
        const durationMs = now.getTime() - requestedAt.getTime();
        return { id, scope, durationMs, counts: sums.get(id)?.counts ?? NO_SHOPS };
      });
    },

    async openWork() {
      const [runs, targets, discoveries] = [
        await tx.syncRun.count({ where: { chainId, finishedAt: null } }),
        await tx.syncState.count({ where: { chainId, state: { in: ['QUEUED', 'RUNNING'] } } }),
        await tx.discovery.count({ where: { chainId, state: { in: ['QUEUED', 'RUNNING'] } } }),
      ];
      return runs + targets + discoveries;
    },
  };
}
