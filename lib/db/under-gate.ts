import type { GateTx } from '#lib/sync/gate/gate-tx.ts';
import { RollBack, UnknownChain } from '#lib/sync/store-errors.ts';
import { changeState } from './change-state.ts';
import type { Database, Transaction } from './database.ts';
import { discoveryStatements } from './discovery-statements.ts';
import type { Gated } from './gated.ts';
import { heldStatements } from './held-statements.ts';
import { recordAuditEvent } from './record-audit-event.ts';
import { runStatements } from './run-statements.ts';
import { settleQueued } from './settle-queued.ts';
import { shopStatements } from './shop-statements.ts';
import { stepTargetsIn } from './step-targets.ts';
import { takeoverStatements } from './takeover-statements.ts';
import { withTransience } from './transient.ts';

/** Sends the conductor's job inside the transaction. Wired by the composition root; only lib/queue uses pg-boss. */
export type Wake = (tx: Transaction, chainId: string) => Promise<void>;

/** Runs a transaction that first locks the chain's gate row, so that a chain's transactions run one after another. */
export async function underGate<T>(
  db: Database,
  { chainId, wake, work }: { chainId: string; wake: Wake; work: (tx: GateTx) => Promise<T> },
): Promise<T> {
  try {
    return await withTransience(() =>
      db.$transaction(async (tx) => {
        const gate = await lockGate(tx, chainId);
        const context = { chainId, rev: gate.rev, now: gate.now };
        return work(gateTx({ tx, context }, { gate, wake }));
      }),
    );
  } catch (error) {
    if (error instanceof RollBack) return error.value as T;
    throw error;
  }
}

type Gate = { rev: bigint; fence: bigint; openFence: bigint | null; now: Date };

async function lockGate(tx: Transaction, chainId: string): Promise<Gate> {
  const [gate] = await tx.$queryRaw<Gate[]>`
    UPDATE chain_gate SET rev = rev + 1 WHERE chain_id = ${chainId}
    RETURNING rev, fence, open_fence AS "openFence", clock_timestamp() AS now`;
  if (gate === undefined) throw new UnknownChain(chainId);
  return gate;
}

function gateTx(gated: Gated, { gate, wake }: { gate: Gate; wake: Wake }): GateTx {
  const { tx, context } = gated;
  return {
    fence: Number(gate.fence),
    openFence: gate.openFence === null ? null : Number(gate.openFence),
    changeState: (change) => changeState(tx, { context, change }),
    settleQueued: (settling) => settleQueued(gated, settling),
    step: (stepping) => stepTargetsIn(tx, { chainId: context.chainId, ...stepping }),
    wake: () => wake(tx, context.chainId),
    record: (event) => recordAuditEvent(tx, event),
    ...shopStatements(gated),
    ...runStatements(gated),
    ...takeoverStatements(gated),
    ...heldStatements(gated),
    ...discoveryStatements(gated),
  };
}
