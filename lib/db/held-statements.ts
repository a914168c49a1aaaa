import type { GateTx } from '../sync/store.ts';
import { Prisma } from './generated/client.ts';
import { jsonOf } from './json.ts';
import type { Gated } from './gated.ts';

type HeldStatements = Pick<GateTx, 'holdPlan' | 'heldPlan' | 'dropHeldPlan' | 'skippedShops'>;

export function heldStatements({ tx, context: { chainId, now } }: Gated): HeldStatements {
  return {
    async holdPlan(targetId, { runId, planHash, plan, checks, context }) {
      const data = {
        runId,
        planHash,
        counts: jsonOf(plan.counts),
        changes: jsonOf(plan.changes),
        checks: jsonOf(checks),
        context: jsonOf(context),
        heldAt: now,
      };
      await tx.heldPlan.upsert({ where: { targetId }, create: { targetId, ...data }, update: data });
    },

    // A plan is held while its target is: a row that a later sync has left behind says nothing.
    async heldPlan(shopId) {
      const target = shopId === null ? { kind: 'CATEGORIES' as const } : { shopId };
      const held = await tx.heldPlan.findFirst({ where: { target: { chainId, state: 'HELD', ...target } } });
      if (held === null) return null;
      const { targetId, planHash } = held;
      const publishing = await tx.syncRun.count({ where: { chainId, finishedAt: null, approvedTargetId: targetId } });
      return publishing > 0 ? null : { targetId, planHash };
    },

    async dropHeldPlan(targetId) {
      await tx.heldPlan.deleteMany({ where: { targetId } });
    },

    async skippedShops() {
      const causes = Prisma.join(['held', 'approval-out-of-date']);
      const rows = await tx.$queryRaw<{ shop_id: string }[]>`
        SELECT shop_id FROM sync_state AS target JOIN shop ON shop.id = target.shop_id
        WHERE target.chain_id = ${chainId} AND target.state = 'SKIPPED' AND shop.in_scope
          AND target.error #>> '{detail,causeCode}' IN (${causes})`;
      return rows.map((row) => row.shop_id);
    },
  };
}
