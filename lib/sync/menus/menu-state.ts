import type { MasterIssue, Menu } from '#lib/domain/master.ts';
import type { Plan } from '#lib/domain/plan.ts';
import type { ConductorContext } from '#lib/sync/conductor/conductor-context.ts';
import type { NewPublished, TargetStep } from '#lib/sync/target-step.ts';
import type { ShopWork } from './backlog.ts';

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

export function claimStep(work: ShopWork): TargetStep {
  return { ...targetOf(work), step: 'claim' };
}

/** From here on the platform may have either menu, until its response is saved. */
export async function announcePublishing(
  conductor: ConductorContext,
  { work, carried }: { work: ShopWork; carried: CarriedMenu },
): Promise<void> {
  const published = publishedOf({ work, carried });
  await conductor.mustStep({ ...targetOf(work), step: 'announce', items: carried.menu.items.length, published });
}

export function publishedOf({ work, carried: { hash, menu } }: { work: ShopWork; carried: CarriedMenu }): NewPublished {
  const categoryIds = [...new Set(menu.items.flatMap((item) => item.categoryIds))];
  return { hash, destination: destinationOf(work), categoryIds };
}

/** Identifies the shop on the platform: what another shop has is unknown. */
export function destinationOf({ settings, platformShopId }: ShopWork): string {
  return `${settings.upstreams.destination} ${platformShopId}`;
}

/** A shop's target, while this run holds it. */
export function targetOf({ id: targetId, runId }: ShopWork): Pick<TargetStep, 'kind' | 'targetId' | 'runId'> {
  return { kind: 'MENU', targetId, runId };
}
