'use client';

import { Button, Drawer } from '@mantine/core';
import { Link } from '#app/components/shared/link.tsx';
import { useLocale, useTranslations } from 'use-intl';
import { formatExact } from '#lib/client/format/clock.ts';
import { formatDuration } from '#lib/client/format/duration.ts';
import type { Shop } from '#lib/contract/shops.ts';
import { isActive } from '#lib/domain/state.ts';
import { useSyncPage } from '#app/components/sync/sync-context.tsx';
import { IssuesMark, Previous } from '#app/components/sync/table/cells.tsx';
import { ReviewLink } from '#app/components/sync/table/review-link.tsx';
import { detailWords, isMatched, problemLines, shownCounts } from '#app/components/sync/table/shop-words.ts';
import { StateWord } from '#app/components/sync/table/state-word.tsx';
import classes from '#app/components/sync/shop-drawer.module.css';

type Props = { shop: Shop | null; onClose: () => void };

/** Phones: one shop's facts and everything that can be done with it. */
export function ShopDrawer({ shop, onClose }: Props) {
  const common = useTranslations('common');
  return (
    <Drawer
      opened={shop !== null}
      onClose={onClose}
      position="bottom"
      size="auto"
      title={shop?.name}
      closeButtonProps={{ 'aria-label': common('close'), size: 44, iconSize: 20 }}
      classNames={{ content: classes.content, title: classes.title }}
    >
      {shop ? (
        <>
          <Facts shop={shop} />
          <Actions shop={shop} onDone={onClose} />
        </>
      ) : null}
    </Drawer>
  );
}

function Facts({ shop }: { shop: Shop }) {
  const t = useTranslations('sync');
  const table = useTranslations('sync.table');
  const locale = useLocale();
  const { currency } = useSyncPage();
  const words = { locale, currency, t: table };
  const problem = problemLines(shop, locale);
  const detail = detailWords(shop, words);
  const counts = shownCounts(shop);
  return (
    <div className={classes.facts}>
      <StateWord shop={shop} />
      {problem ? (
        <p>
          {problem.what}
          {problem.remedy}
        </p>
      ) : null}
      {detail ? <p>{detail}</p> : null}
      {shop.previous ? <Previous shop={shop} previous={shop.previous} /> : null}
      {counts ? <p>{table('changeCounts', counts)}</p> : null}
      {shop.issues > 0 ? <IssuesMark shop={shop} /> : null}
      <dl>
        <dt>{t('column.lastSuccess')}</dt>
        <dd>
          {shop.lastSuccessAt
            ? formatExact(locale, { at: new Date(shop.lastSuccessAt), timeZone: shop.timeZone })
            : table('neverSucceeded')}
        </dd>
        {shop.durationMs === null ? null : (
          <>
            <dt>{t('column.duration')}</dt>
            <dd>{formatDuration(locale, shop.durationMs)}</dd>
          </>
        )}
      </dl>
    </div>
  );
}

function Actions({ shop, onDone }: { shop: Shop; onDone: () => void }) {
  const t = useTranslations('sync.action');
  const { chainId, disabledReason, may, setScope, syncShop } = useSyncPage();
  const active = isActive(shop.state);
  const disabled = disabledReason !== null;
  const run = (action: () => void) => () => {
    onDone();
    action();
  };
  return (
    <div className={classes.actions}>
      {shop.inScope && shop.hasHeldPlan ? <ReviewLink shop={shop} size="lg" filled /> : null}
      {may.sync && shop.inScope && !active ? (
        <>
          <Button
            size="lg"
            variant={shop.hasHeldPlan ? 'default' : 'filled'}
            disabled={disabled}
            onClick={run(() => syncShop(shop))}
          >
            {t('sync')}
          </Button>
          <Button size="lg" variant="default" disabled={disabled} onClick={run(() => syncShop(shop, { full: true }))}>
            {t('full')}
          </Button>
        </>
      ) : null}
      {shop.runId === null ? null : (
        <Button size="lg" variant="default" component={Link} href={`/chains/${chainId}/runs/${shop.runId}`}>
          {t(active ? 'openCurrentRun' : 'openRun')}
        </Button>
      )}
      {may.change ? (
        <Button
          size="lg"
          variant="default"
          disabled={disabled || (!shop.inScope && !isMatched(shop))}
          onClick={run(() => setScope(shop, !shop.inScope))}
        >
          {shop.inScope ? t('takeOut') : t('bringBack')}
        </Button>
      ) : null}
      {shop.inScope || isMatched(shop) || !may.change ? null : <p className={classes.hint}>{t('unmatchedHint')}</p>}
    </div>
  );
}
