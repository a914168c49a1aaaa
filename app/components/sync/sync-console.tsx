'use client';

import { VisuallyHidden } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { connectionState } from '#app/components/shared/page/connection.ts';
import { UnreachableStrip } from '#app/components/shared/page/unreachable-strip.tsx';
import { useAnnouncement } from '#app/components/shared/page/use-announcement.ts';
import { useNow } from '#app/components/shared/use-now.ts';
import type { StatusSnapshot } from '#lib/client/merge-status.ts';
import { serverNow } from '#lib/client/status.ts';
import { ActionNotice } from './action-notice.tsx';
import { CardSection } from './card-section.tsx';
import { applyPress } from './model/press.ts';
import { mainRun } from './model/run-steps.ts';
import { NoShops } from './no-shops.tsx';
import { PageHeader } from './page-header.tsx';
import { PhoneBar } from './phone-bar.tsx';
import { ServerClockProvider } from './server-now.tsx';
import { ShopDrawer } from './shop-drawer.tsx';
import { ShopSection } from './shop-section.tsx';
import { SyncPageProvider, UnfinishedRunsProvider } from './sync-context.tsx';
import { usePageActions } from './use-page-actions.ts';
import classes from './sync-page.module.css';

type Props = { snapshot: StatusSnapshot; pollMs: number; onRefresh: () => void };

export function SyncConsole({ snapshot, pollMs, onRefresh }: Props) {
  const t = useTranslations('sync');
  const now = useNow();
  const { chain, failures, receivedAtMs } = snapshot;
  const connection = connectionState({ ageMs: now - receivedAtMs, failures, pollMs });
  const [openedShop, setOpenedShop] = useState<string | null>(null);
  const { actions, press, ownRunId, notice } = usePageActions({
    snapshot,
    lost: connection === 'lost',
    openShop: setOpenedShop,
  });
  const shops = useMemo(() => applyPress(snapshot.shops, press), [snapshot.shops, press]);
  const announcement = useAnnouncement(snapshot);
  const run = mainRun(snapshot.runs, ownRunId);
  const syncingAll = snapshot.runs.some(({ scope, follows }) => scope === 'all' && !follows) || press?.scope === 'all';
  useDocumentTitle(
    run
      ? `${t('documentTitleRunning', { done: run.done, total: run.total, chain: chain.name })} · Haizen`
      : `${t('documentTitle', { chain: chain.name })} · Haizen`,
  );

  return (
    <ServerClockProvider value={Date.parse(snapshot.at) - receivedAtMs}>
      <SyncPageProvider value={actions}>
        <PageHeader chain={chain} syncingAll={syncingAll} oldMs={connection === 'slow' ? now - receivedAtMs : null} />
        {connection === 'lost' ? <UnreachableStrip asOf={receivedAtMs} onRetry={onRefresh} /> : null}
        <div className={classes.data} data-old={connection === 'lost' || undefined}>
          {chain.shops.total === 0 ? (
            <NoShops chainId={chain.id} />
          ) : (
            <>
              <CardSection
                status={{ ...snapshot, shops }}
                press={press}
                run={run}
                now={serverNow(snapshot, now)}
                ringed={notice?.kind === 'busy'}
              />
              <ShopSection shops={shops} chain={chain} />
            </>
          )}
        </div>
        <PhoneBar chain={chain} syncingAll={syncingAll} run={run} />
        <UnfinishedRunsProvider value={snapshot.runs}>
          <ActionNotice />
        </UnfinishedRunsProvider>
        <ShopDrawer
          shop={openedShop === null ? null : (shops.get(openedShop) ?? null)}
          onClose={() => setOpenedShop(null)}
        />
        <VisuallyHidden aria-live="polite">{announcement}</VisuallyHidden>
      </SyncPageProvider>
    </ServerClockProvider>
  );
}
