import type { MasterIssue, Menu } from '#lib/domain/master.ts';
import type { Plan } from '#lib/domain/plan.ts';
import type { ShopWork } from './backlog.ts';
import type { MenuStep, NewPublishedMenu } from './menu-step.ts';
import type { StateChange } from '#lib/sync/state-change.ts';
import type { ConductorContext } from '#lib/sync/conductor/conductor-context.ts';

export type CarriedMenu = {
  readonly menu: Menu;
  readonly hash: string;
  readonly plan: Plan;
  /** Of what the plan leads from and to: two plans are the same where these are. */
  readonly planHash: string;
  readonly issues: readonly MasterIssue[];
  /** What its success leaves to be written down of what the platform holds: the menu itself only where that is new. */
  readonly toConfirm: 'nothing' | 'that it holds it' | 'the menu';
};

export function claimStep({ id: targetId, runId }: ShopWork): MenuStep {
  return { targetId, runId, step: 'claim' };
}

/** From here on the platform may hold either menu, until its answer is written down. */
export async function announcePublishing(
  conductor: ConductorContext,
  { work, carried }: { work: ShopWork; carried: CarriedMenu },
): Promise<void> {
  const { id: targetId, runId } = work;
  const published = publishedOf({ work, carried });
  const took = await conductor.step([
    { targetId, runId, step: 'announce', items: carried.menu.items.length, published },
  ]);
  if (!took.has(targetId)) conductor.lease.giveUp();
  conductor.lease.throwIfLost();
}

export function publishedOf({
  work,
  carried: { hash, menu },
}: {
  work: ShopWork;
  carried: CarriedMenu;
}): NewPublishedMenu {
  const categoryIds = [...new Set(menu.items.flatMap((item) => item.categoryIds))];
  return { hash, destination: destinationOf(work), categoryIds };
}

/** The shop on the platform: what another one holds is unknown. */
export function destinationOf({ settings, platformShopId }: ShopWork): string {
  return `${settings.upstreams.destination} ${platformShopId}`;
}

/** The target while it is held by this run and by this conductor. */
export function mine(conductor: ConductorContext, work: ShopWork): Pick<StateChange, 'kind' | 'where'> {
  return { kind: 'MENU', where: { targetIds: [work.id], runIds: [work.runId], fence: conductor.lease.fence } };
}
