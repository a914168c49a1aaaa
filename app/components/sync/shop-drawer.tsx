'use client';

import { Anchor, Button, Drawer } from '@mantine/core';
import { useLocale, useTranslations } from 'use-intl';
import { ResultChanges } from '#app/components/shared/changes/result-changes.tsx';
import { Link } from '#app/components/shared/link.tsx';
import { formatExact } from '#lib/client/format/clock.ts';
import { formatDuration } from '#lib/client/format/duration.ts';
import { useShopResult } from '#lib/client/runs.ts';
import type { Shop } from '#lib/contract/shops.ts';
import { isActive } from '#lib/domain/state.ts';
import { masterIssueSentence } from '#lib/messages/sentences.ts';
import { useSyncPage } from './sync-context.tsx';
import { Previous } from './table/cells.tsx';
import { ReviewLink } from './table/review-link.tsx';
import { detailWords, isMatched, problemLines, shownCounts } from './table/shop-words.ts';
import { StateWord } from './table/state-word.tsx';
import { useRoom } from './table/use-room.ts';
import classes from './shop-drawer.module.css';

type Props = { shop: Shop | null; onClose: () => void };

/** One shop's state, last changes, issues and actions. */
export function ShopDrawer({ shop, onClose }: Props) {
  const common = useTranslations('common');
  const isPhone = useRoom() === 'phone';
  return (
    <Drawer
      opened={shop !== null}
      onClose={onClose}
      position={isPhone ? 'bottom' : 'right'}
      size={isPhone ? 'auto' : 440}
      title={shop ? <DrawerTitle shop={shop} /> : null}
      closeButtonProps={{ 'aria-label': common('close'), size: 44, iconSize: 20 }}
      classNames={{ content: isPhone ? classes.sheet : classes.panel, title: classes.title }}
    >
      {shop ? (
        <>
          <Facts shop={shop} />
          <Actions shop={shop} size={isPhone ? 'lg' : 'sm'} onDone={onClose} />
          <LastResult shop={shop} />
        </>
      ) : null}
    </Drawer>
  );
}

function DrawerTitle({ shop }: { shop: Shop }) {
  return (
    <>
      {shop.name} {shop.number === null ? null : <span className={classes.number}>{shop.number}</span>}
    </>
  );
}

/** The result of the last sync that ran to completion. */
function LastResult({ shop }: { shop: Shop }) {
  const t = useTranslations('sync.drawer');
  const locale = useLocale();
  const { chainId, currency } = useSyncPage();
  const runId = isActive(shop.state) ? null : (shop.previous?.runId ?? shop.runId);
  const { data: result } = useShopResult(shop.id, runId);
  if (runId === null || result === undefined) return null;
  return (
    <section className={classes.result} aria-label={t('lastResult')}>
      <h3 className={classes.resultTitle}>
        {t('lastResult')}
        <Anchor component={Link} href={`/chains/${chainId}/runs/${runId}`} className={classes.link}>
          {t('run', { number: String(result.runNumber) })}
        </Anchor>
      </h3>
      {result.issues.length > 0 ? (
        <div>
          <p className={classes.issuesTitle}>{t('issues', { count: result.issues.length })}</p>
          <ul className={classes.issues}>
            {result.issues.map((issue, index) => (
              // An item can have the same issue once per variant, so only the index is unique.
              <li key={index}>{masterIssueSentence(locale, issue)}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {result.changes.length > 0 ? (
        <ResultChanges shopId={shop.id} runId={runId} currency={currency} />
      ) : (
        <p className={classes.hint}>{t('nothingChanged')}</p>
      )}
    </section>
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

type ActionsProps = { shop: Shop; size: 'sm' | 'lg'; onDone: () => void };

function Actions({ shop, size, onDone }: ActionsProps) {
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
      {shop.inScope && shop.hasHeldPlan ? <ReviewLink shop={shop} size={size} filled /> : null}
      {may.sync && shop.inScope && !active ? (
        <>
          <Button
            size={size}
            variant={shop.hasHeldPlan ? 'default' : 'filled'}
            disabled={disabled}
            onClick={run(() => syncShop(shop))}
          >
            {t('sync')}
          </Button>
          <Button size={size} variant="default" disabled={disabled} onClick={run(() => syncShop(shop, { full: true }))}>
            {t('full')}
          </Button>
        </>
      ) : null}
      {shop.runId === null ? null : (
        <Button size={size} variant="default" component={Link} href={`/chains/${chainId}/runs/${shop.runId}`}>
          {t(active ? 'openCurrentRun' : 'openRun')}
        </Button>
      )}
      {may.change ? (
        <Button
          size={size}
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
