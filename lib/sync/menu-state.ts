import type { MasterIssue, Menu } from '../domain/master.ts';
import type { Plan } from '../domain/plan.ts';
import type { ShopWork } from './backlog.ts';
import type { StateChange } from './store.ts';
import type { Tenure } from './tenure.ts';

export type CarriedMenu = {
  readonly menu: Menu;
  readonly hash: string;
  readonly plan: Plan;
  /** Of what the plan leads from and to: two plans are the same where these are. */
  readonly planHash: string;
  readonly issues: readonly MasterIssue[];
  /** It is written down already as what the platform holds. */
  readonly known: boolean;
};

/** QUEUED → RUNNING; false where the shop was stopped, or taken over, in the meantime. */
export async function claimMenu(tenure: Tenure, work: ShopWork): Promise<boolean> {
  const claim = { ...mine(tenure, work), to: 'RUNNING', set: { phase: 'READING', error: null } } as const;
  const took = await tenure.underGate(async (tx) => {
    const claimed = await tx.changeState({ ...claim, from: ['QUEUED'] });
    // RUNNING with this fence is this claim, whose answer was lost with the connection.
    return claimed > 0 ? claimed : tx.changeState({ ...claim, from: ['RUNNING'] });
  });
  return took === 1;
}

/** From here on the platform may hold either menu, until its answer is written down. */
export async function announcePublishing(
  tenure: Tenure,
  { work, carried }: { work: ShopWork; carried: CarriedMenu },
): Promise<void> {
  const { menu, hash } = carried;
  const took = await tenure.underGate(async (tx) => {
    const changed = await tx.changeState({
      ...mine(tenure, work),
      from: ['RUNNING'],
      to: 'RUNNING',
      set: { phase: 'PUBLISHING', progress: { done: 0, total: menu.items.length } },
    });
    if (changed === 1)
      await tx.expectPublish(work.id, { hash, master: menu, destination: destinationOf(tenure, work) });
    return changed;
  });
  if (took === 0) tenure.lease.giveUp();
  tenure.lease.throwIfLost();
}

/** The shop on the platform: what another one holds is unknown. */
export function destinationOf(tenure: Tenure, work: ShopWork): string {
  return `${tenure.upstreams.destination} ${work.platformShopId}`;
}

/** The target while it is held by this run and by this conductor. */
export function mine(tenure: Tenure, work: ShopWork): Pick<StateChange, 'kind' | 'where'> {
  return { kind: 'MENU', where: { targetIds: [work.id], runIds: [work.runId], fence: tenure.lease.fence } };
}
