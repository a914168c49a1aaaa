'use client';

import { Anchor } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'use-intl';
import { ChangeSummary } from '#app/components/shared/headline.tsx';
import { Link } from '#app/components/shared/link.tsx';
import { shownState } from '#app/components/sync/model/shown-state.ts';
import { useServerNow } from '#app/components/sync/server-now.tsx';
import { useSyncPage } from '#app/components/sync/sync-context.tsx';
import { formatAgo } from '#lib/client/format/ago.ts';
import { formatExact } from '#lib/client/format/clock.ts';
import { formatDuration, formatElapsed } from '#lib/client/format/duration.ts';
import { formatCount } from '#lib/client/format/number.ts';
import type { PreviousView } from '#lib/contract/parts.ts';
import type { Shop } from '#lib/contract/shops.ts';
import { PhaseTrack } from './phase-track.tsx';
import { detailWords, previousWords, shownCounts } from './shop-words.ts';
import classes from './cells.module.css';

type CellProps = { shop: Shop };

export function ShopName({ shop }: CellProps) {
  const { openShop } = useSyncPage();
  return (
    <span className={classes.shop} title={shop.name}>
      <button type="button" className={classes.shopName} onClick={() => openShop(shop.id)}>
        {shop.name}
      </button>
      {shop.number === null ? null : <span className={classes.shopNumber}>{shop.number}</span>}
    </span>
  );
}

export function Detail({ shop }: CellProps) {
  const t = useTranslations('sync.table');
  const locale = useLocale();
  const { currency, causeTold } = useSyncPage();
  if (shop.state === 'RUNNING' && shop.phase) return <PhaseTrack phase={shop.phase} progress={shop.progress} />;
  const state = shownState(shop);
  const words = causeTold && shop.state === 'SKIPPED' ? null : detailWords(shop, { locale, currency, t });
  return (
    <span className={classes.detail}>
      {state === 'SUCCEEDED' && shop.headline ? (
        <ChangeSummary headline={shop.headline} currency={currency} />
      ) : words === null ? null : (
        <span className={classes.words} title={words}>
          {words}
        </span>
      )}
      {shop.previous ? <Previous shop={shop} previous={shop.previous} /> : null}
      {hasIssues(shop) ? <IssuesMark shop={shop} /> : null}
    </span>
  );
}

/** Issues found by the last sync that ran to completion. */
export function hasIssues(shop: Shop): boolean {
  const known = shop.previous?.state ?? shownState(shop);
  return shop.issues > 0 && known === 'SUCCEEDED' && shownState(shop) !== 'OUT';
}

/** The previous result, muted, next to a state that says nothing about the shop's menu. */
export function Previous({ shop, previous }: { shop: Shop; previous: PreviousView }) {
  const t = useTranslations('sync.table');
  const states = useTranslations('states');
  const locale = useLocale();
  const { currency } = useSyncPage();
  const words = previousWords(shop, { previous, locale, currency, t });
  const said = t('previousState', { state: states(`state.${previous.state}`) });
  const text = words === null ? said : `${said} · ${words}`;
  return (
    <span className={classes.previous} data-previous={previous.state} title={text}>
      {text}
    </span>
  );
}

/** The number of POS entries that couldn't be published as is; links to the run that lists them. */
export function IssuesMark({ shop }: CellProps) {
  const t = useTranslations('sync.table');
  const { chainId } = useSyncPage();
  const runId = shop.previous ? shop.previous.runId : shop.runId;
  if (runId === null) return null;
  return (
    <Anchor
      component={Link}
      href={`/chains/${chainId}/runs/${runId}`}
      className={classes.issuesLink}
      title={`${t('issuesHint')}。${t('issuesText')}`}
    >
      <IssuesSign shop={shop} />
    </Anchor>
  );
}

/** The icon without a link, for rows that are links themselves. */
export function IssuesSign({ shop }: CellProps) {
  const t = useTranslations('sync.table');
  return (
    <span className={classes.issues}>
      <IconAlertTriangle size={14} stroke={1.7} aria-hidden />
      <span className={classes.issuesLong}>{t('issues', { count: shop.issues })}</span>
      <span className={classes.issuesShort} aria-hidden>
        {formatCount(shop.issues)}
      </span>
    </span>
  );
}

type CountProps = CellProps & { kind: 'created' | 'changed' | 'removed' };

export function Count({ shop, kind }: CountProps) {
  const count = shownCounts(shop)?.[kind];
  if (count === undefined) return null;
  return <span data-zero={count === 0 || undefined}>{formatCount(count)}</span>;
}

const SIGNS = [
  { kind: 'created', sign: '+' },
  { kind: 'changed', sign: '±' },
  { kind: 'removed', sign: '−' },
] as const;

/** Added, changed and removed in one column, each with its sign. */
export function CountsTogether({ shop }: CellProps) {
  const t = useTranslations('sync.table');
  const counts = shownCounts(shop);
  if (counts === null) return null;
  return (
    <span className={classes.together} aria-label={t('changeCounts', counts)} role="img">
      {SIGNS.map(({ kind, sign }) =>
        counts[kind] === 0 ? null : (
          <span key={kind} data-sign={kind}>
            {sign}
            {formatCount(counts[kind])}
          </span>
        ),
      )}
    </span>
  );
}

export function Duration({ shop }: CellProps) {
  const locale = useLocale();
  if (shop.state === 'RUNNING' && shop.startedAt !== null) return <Elapsed since={shop.startedAt} />;
  if (shop.state === 'QUEUED' || shop.durationMs === null || !shop.inScope) return null;
  return formatDuration(locale, shop.durationMs);
}

function Elapsed({ since }: { since: string }) {
  const locale = useLocale();
  return formatElapsed(locale, useServerNow() - Date.parse(since));
}

export function LastSuccess({ shop }: CellProps) {
  const t = useTranslations('sync.table');
  if (shop.lastSuccessAt === null) return <span className={classes.none}>{t('neverSucceeded')}</span>;
  return <Ago at={shop.lastSuccessAt} timeZone={shop.timeZone} />;
}

/** A relative time; hovering shows the exact time in the shop's time zone. */
export function Ago({ at, timeZone }: { at: string; timeZone: string }) {
  const locale = useLocale();
  const moment = new Date(at);
  const now = new Date(useServerNow());
  return (
    <time
      dateTime={at}
      // Formatted on hover: resolving time zone names is slow, and a table has thousands of cells.
      onPointerEnter={({ currentTarget }) => {
        currentTarget.title = formatExact(locale, { at: moment, timeZone });
      }}
    >
      {formatAgo(locale, { at: moment, now, timeZone })}
    </time>
  );
}
