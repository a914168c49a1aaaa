'use client';

import { useTranslations } from 'use-intl';
import { heldOutcome } from '#app/components/shared/held/held-outcome.ts';
import { viewerTimeZone } from '#lib/client/format/zoned.ts';
import { useHeldCategories } from '#lib/client/held.ts';
import type { StatusSnapshot } from '#lib/client/merge-status.ts';
import type { SyncWish } from '#lib/client/request-sync.ts';
import { useStatus } from '#lib/client/status.ts';
import { PlanPage } from './plan-page.tsx';

/** The held plan of a chain's categories, and its decision. */
export function CategoriesPlanPage({ chainId }: { chainId: string }) {
  const t = useTranslations('held.heading');
  const status = useStatus(chainId);
  const categories = status.snapshot?.chain.categories;
  const held = useHeldCategories(chainId, {
    version: (categories && heldOutcome(categories).runId) ?? '',
    enabled: categories?.hasHeldPlan === true,
  });
  return (
    <PlanPage
      chainId={chainId}
      target={{ kind: 'categories', chainId }}
      status={status}
      held={held}
      subject={
        categories === undefined
          ? null
          : {
              name: t('categories'),
              number: null,
              timeZone: viewerTimeZone(),
              state: categories.state,
              runId: categories.runId,
              hasHeldPlan: categories.hasHeldPlan,
              outOfDate: heldOutcome(categories).error?.code === 'approval-out-of-date',
              waiting: held.data?.skippedShops ?? 0,
            }
      }
      reread={rereadOf(chainId, status.snapshot)}
    />
  );
}

/** Every run starts with the categories, so retrying one of the waiting shops reloads them; otherwise all shops. */
function rereadOf(chainId: string, snapshot: StatusSnapshot | undefined): SyncWish {
  const waiting = [...(snapshot?.shops.values() ?? [])].filter((shop) => shop.inScope && shop.state === 'SKIPPED');
  if (waiting.length === 0) return { scope: 'all', chainId };
  return { scope: 'shops', chainId, shopIds: waiting.map((shop) => shop.id), onBusy: 'skip' };
}
