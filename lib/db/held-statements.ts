import { ACTIVE_STATES } from '#lib/domain/state.ts';
import type { HeldStatements } from '#lib/sync/gate/held-statements.ts';
import { discardHeld } from './discard-held.ts';
import type { Gated } from './gated.ts';
import { Prisma } from './generated/client.ts';

export function heldStatements(gated: Gated): HeldStatements {
  const { tx, context } = gated;
  const { chainId } = context;
  return {
    // A plan counts only while HELD is its target's last outcome; later syncs may leave a stale row.
    async heldPlan(shopId) {
      const target = shopId === null ? { kind: 'CATEGORIES' as const } : { shopId };
      const state = { notIn: [...ACTIVE_STATES] };
      const held = await tx.heldPlan.findFirst({ where: { target: { chainId, outcome: 'HELD', state, ...target } } });
      if (held === null) return null;
      const { targetId, planHash } = held;
      const publishing = await tx.syncRun.count({ where: { chainId, finishedAt: null, approvedTargetId: targetId } });
      return publishing > 0 ? null : { targetId, planHash };
    },

    discardHeld: (targetId, discard) => discardHeld(gated, { targetId, discard }),

    async skippedShops() {
      const causes = Prisma.join(['held', 'approval-out-of-date']);
      const rows = await tx.$queryRaw<{ shop_id: string }[]>`
        SELECT shop_id FROM sync_state AS target JOIN shop ON shop.id = target.shop_id
        WHERE target.chain_id = ${chainId} AND target.state = 'SKIPPED' AND shop.in_scope
          AND target.missed_error #>> '{detail,causeCode}' IN (${causes})`;
      return rows.map((row) => row.shop_id);
    },
  };
}
