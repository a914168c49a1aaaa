import type { ConductorContext } from '#lib/sync/conductor/conductor-context.ts';
import type { ShopWork } from './backlog.ts';
import { claimStep } from './menu-state.ts';
import { type Settlement, type Settling, settleStep } from './settle-menu.ts';

const NOT_SAID: Settlement = { outcome: 'FAILED', failure: { code: 'internal' } };

type Turn = {
  /** The shop that has ended; null if it could not be claimed. */
  readonly settling: Settling | null;
  /** The shop that takes its slot, if any. */
  readonly next: ShopWork | undefined;
};

/**
 * Settles one shop and claims the next in one transaction; resolves to whether the claim was applied. Rejects if the
 * lease is lost.
 */
export async function settleAndClaim(conductor: ConductorContext, { settling, next }: Turn): Promise<boolean> {
  const claims = next === undefined ? [] : [claimStep(next)];
  const write = async (ended: Settling | null) => {
    const steps = [...(ended === null ? [] : [settleStep(ended)]), ...claims];
    const took = await conductor.step(steps);
    return next !== undefined && took.has(next.id);
  };
  try {
    return await write(settling);
  } catch (error) {
    conductor.lease.throwIfLost();
    if (settling === null) throw error;
    // It can't be saved unchanged: a shop that can't be settled would fail one conductor after another.
    const { runId, shopId } = settling.work;
    conductor.log.error({ runId, shopId, err: error }, 'a result could not be written down');
    return write({ ...settling, settlement: NOT_SAID });
  }
}
