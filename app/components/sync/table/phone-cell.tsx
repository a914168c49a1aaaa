'use client';

import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'use-intl';
import { pressAnchor } from '#app/components/sync/action-notice.tsx';
import { shownState } from '#app/components/sync/model/shown-state.ts';
import { useSyncPage } from '#app/components/sync/sync-context.tsx';
import type { Shop } from '#lib/contract/shops.ts';
import { syncErrorLabel } from '#lib/messages/sync-error-words.ts';
import { Ago, Duration, hasIssues, IssuesSign, Previous } from './cells.tsx';
import { ConnectionLink } from './connection-link.tsx';
import { PhaseTrack } from './phase-track.tsx';
import { ReviewLink } from './review-link.tsx';
import { problemLines, shownCounts } from './shop-words.ts';
import { StateWord } from './state-word.tsx';
import classes from './phone-cell.module.css';

/** A shop in two lines, or more if it needs attention. The whole row opens the drawer. */
export function PhoneCell({ shop }: { shop: Shop }) {
  const locale = useLocale();
  const { openShop } = useSyncPage();
  const problem = problemLines(shop, locale);
  const state = shownState(shop);
  return (
    <div className={classes.cell} {...pressAnchor(`shop:${shop.id}`)}>
      <div className={classes.main}>
        <span className={classes.line}>
          <button type="button" className={classes.name} onClick={() => openShop(shop.id)}>
            {shop.name}
          </button>
          {shop.number === null ? null : <span className={classes.number}>{shop.number}</span>}
          <span className={classes.end}>
            {shop.state === 'RUNNING' ? <Duration shop={shop} /> : <When shop={shop} />}
          </span>
        </span>
        <span className={classes.line}>
          <StateWord shop={shop} />
          {state === 'FAILED' && shop.error ? (
            <span className={classes.label}>{syncErrorLabel(locale, shop.error)}</span>
          ) : null}
          <span className={classes.what}>
            <What shop={shop} />
            {hasIssues(shop) ? <IssuesSign shop={shop} /> : null}
          </span>
        </span>
      </div>
      <PhoneAction shop={shop} />
      {problem ? (
        <p className={classes.remedy}>
          {problem.what}
          {problem.remedy}
          <ConnectionLink error={shop.error} />
        </p>
      ) : null}
    </div>
  );
}

function PhoneAction({ shop }: { shop: Shop }) {
  const { may } = useSyncPage();
  const state = shownState(shop);
  if (state === 'FAILED' && may.sync) return <Retry shop={shop} />;
  if (shop.inScope && shop.hasHeldPlan) return <ReviewLink shop={shop} className={classes.retry} />;
  return null;
}

function Retry({ shop }: { shop: Shop }) {
  const t = useTranslations('sync.action');
  const common = useTranslations('common');
  const { disabledReason, syncShop } = useSyncPage();
  return (
    <Button
      variant="default"
      className={classes.retry}
      leftSection={<IconRefresh size={16} stroke={1.7} aria-hidden />}
      aria-label={t('retryShop', { shop: shop.name })}
      disabled={disabledReason !== null}
      onClick={() => syncShop(shop)}
    >
      {common('retry')}
    </Button>
  );
}

function When({ shop }: { shop: Shop }) {
  const state = shownState(shop);
  if (state === 'FAILED' || state === 'HELD' || state === 'QUEUED' || shop.lastSuccessAt === null) return null;
  return <Ago at={shop.lastSuccessAt} timeZone={shop.timeZone} />;
}

function What({ shop }: { shop: Shop }) {
  const t = useTranslations('sync.table');
  if (shop.state === 'RUNNING' && shop.phase) return <PhaseTrack phase={shop.phase} progress={shop.progress} short />;
  if (shop.previous) return <Previous shop={shop} previous={shop.previous} />;
  const counts = shownCounts(shop);
  if (counts) return <span className={classes.counts}>{t('changeCountsShort', counts)}</span>;
  return shownState(shop) === 'SUCCEEDED' && shop.lastResult ? t('unchanged') : null;
}
