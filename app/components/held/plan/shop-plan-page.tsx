'use client';

import { heldOutcome } from '#app/components/shared/held/held-outcome.ts';
import { useHeldMenu } from '#lib/client/held.ts';
import { useStatus } from '#lib/client/status.ts';
import { PlanPage } from './plan-page.tsx';

type Props = { chainId: string; shopId: string };

/** The held plan of a shop, and its decision. */
export function ShopPlanPage({ chainId, shopId }: Props) {
  const status = useStatus(chainId);
  const shop = status.snapshot?.shops.get(shopId);
  const held = useHeldMenu(shopId, {
    version: (shop && heldOutcome(shop).runId) ?? '',
    enabled: shop?.hasHeldPlan === true,
  });
  return (
    <PlanPage
      chainId={chainId}
      target={{ kind: 'shop', shopId }}
      status={status}
      held={held}
      subject={
        shop === undefined
          ? null
          : {
              name: shop.name,
              number: shop.number,
              timeZone: shop.timeZone,
              state: shop.state,
              runId: shop.runId,
              hasHeldPlan: shop.hasHeldPlan,
              outOfDate: heldOutcome(shop).error?.code === 'approval-out-of-date',
              waiting: 0,
            }
      }
      reread={{ scope: 'shop', shopId }}
    />
  );
}
