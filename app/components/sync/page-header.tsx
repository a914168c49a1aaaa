'use client';

import { Title } from '@mantine/core';
import { useLocale, useTranslations } from 'use-intl';
import { ViewOnly } from '#app/components/shared/session/view-only.tsx';
import { formatAgo } from '#lib/client/format/ago.ts';
import type { Chain } from '#lib/contract/chains.ts';
import { SyncAllButton } from './sync-all-button.tsx';
import classes from './sync-page.module.css';

type Props = {
  chain: Chain;
  syncingAll: boolean;
  /** The age of stale data. */
  oldMs: number | null;
};

export function PageHeader({ chain, syncingAll, oldMs }: Props) {
  const t = useTranslations('sync');
  const locale = useLocale();
  return (
    <header className={classes.header}>
      <Title order={1} className={classes.title}>
        {chain.name}
      </Title>
      <p className={classes.counts}>
        {t('counts', { total: chain.shops.total, inScope: chain.shops.inScope })}
        {oldMs === null ? null : (
          <span className={classes.old} role="status">
            {t('age', { ago: formatAgo(locale, { at: new Date(Date.now() - oldMs), now: new Date() }) })}
          </span>
        )}
      </p>
      <div className={classes.headerActions}>
        <ViewOnly chainId={chain.id} />
        <SyncAllButton running={syncingAll} disabled={chain.shops.inScope === 0} />
      </div>
    </header>
  );
}
