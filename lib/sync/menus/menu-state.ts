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
  /** Hash of the plan's start and end: equal plans have equal hashes. */
  readonly planHash: string;
  readonly issues: readonly MasterIssue[];
  /** What to save after success about the platform's menu: the menu itself only if it is new. */
  readonly toConfirm: 'nothing' | 'that it holds it' | 'the menu';
};

export function claimStep({ id: targetId, runId }: ShopWork): MenuStep {
  return { targetId, runId, step: 'claim' };
}

/** From here on the platform may have either menu, until its response is saved. */
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

/** Identifies the shop on the platform: what another shop has is unknown. */
export function destinationOf({ settings, platformShopId }: ShopWork): string {
  return `${settings.upstreams.destination} ${platformShopId}`;
}

/** Matches the target only while this run and this conductor hold it. */
export function mine(conductor: ConductorContext, work: ShopWork): Pick<StateChange, 'kind' | 'where'> {
  return { kind: 'MENU', where: { targetIds: [work.id], runIds: [work.runId], fence: conductor.lease.fence } };
}
