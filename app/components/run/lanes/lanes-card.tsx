'use client';

import { useMemo } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { StatusSnapshot } from '#lib/client/merge-status.ts';
import { formatElapsed } from '#lib/client/format/duration.ts';
import { formatHeadline } from '#lib/client/format/headline.ts';
import type { RunDetail } from '#lib/contract/run-detail.ts';
import type { Shop } from '#lib/contract/shops.ts';
import { syncErrorLabel } from '#lib/messages/sentences.ts';
import { StateIcon } from '#app/theme/state-icon.tsx';
import { Lane, LaneEmpty } from '#app/components/run/lanes/lane.tsx';
import { LaneBar } from '#app/components/run/lanes/lane-bar.tsx';
import { SideLoad, SideMeter } from '#app/components/run/lanes/side-load.tsx';
import { lanesOf } from '#app/components/run/model/lanes.ts';
import card from '#app/components/run/run.module.css';
import classes from '#app/components/run/lanes/lanes.module.css';

/** More would push the rest of the page down. */
const MOST_ROWS = 6;

type Props = {
  run: RunDetail;
  snapshot: StatusSnapshot;
  /** The server's clock, in ms. */
  now: number;
  onAllResults: () => void;
};

/** The shops of a run on their way from the POS to the ordering app, and how much both sides bear. */
export function LanesCard({ run, snapshot, now, onAllResults }: Props) {
  const t = useTranslations('run.lanes');
  const { shops, conductor } = snapshot;
  const lanes = useMemo(() => lanesOf(shops.values(), run.id), [shops, run.id]);
  const afterCategories = run.categories.state === 'QUEUED' || run.categories.state === 'RUNNING';
  return (
    <section className={`${card.card} ${classes.lanes}`} aria-label={t('label')}>
      <Lane icon="QUEUED" title={t('waiting')} count={lanes.waiting.length} note={t('longestFirst')}>
        <Rows shops={lanes.waiting} empty={t('nothingWaiting')} end={(shop) => <Expected shop={shop} />} numbered />
      </Lane>
      <Lane title={t('reading')} aside={<SideMeter load={conductor?.pos ?? null} />}>
        <SideLoad load={conductor?.pos ?? null} atMs={Date.parse(snapshot.at)} now={now} />
        <Rows
          shops={lanes.reading}
          empty={afterCategories ? t('afterCategories') : t('nobody')}
          end={(shop) => <Reading shop={shop} />}
        />
      </Lane>
      <Lane title={t('publishing')} aside={<SideMeter load={conductor?.ordering ?? null} />}>
        <SideLoad load={conductor?.ordering ?? null} atMs={Date.parse(snapshot.at)} now={now} />
        <Rows
          shops={lanes.publishing}
          empty={afterCategories ? t('afterCategories') : t('nobody')}
          end={(shop) => <Publishing shop={shop} now={now} />}
        />
      </Lane>
      <Lane icon="SUCCEEDED" title={t('done')} count={run.done} note={t('newestFirst')}>
        <Rows
          shops={lanes.done}
          empty={t('nothingDone')}
          end={(shop) => <Done shop={shop} currency={snapshot.chain.currency} />}
          withState
        />
        {lanes.done.length > 0 ? (
          <button type="button" className={classes.link} onClick={onAllResults}>
            {t('allResults')}
          </button>
        ) : null}
      </Lane>
    </section>
  );
}

type RowsProps = {
  shops: readonly Shop[];
  empty: string;
  end: (shop: Shop) => React.ReactNode;
  numbered?: boolean;
  withState?: boolean;
};

function Rows({ shops, empty, end, numbered = false, withState = false }: RowsProps) {
  const t = useTranslations('run.lanes');
  if (shops.length === 0) return <LaneEmpty>{empty}</LaneEmpty>;
  const more = shops.length - MOST_ROWS;
  return (
    <>
      <ol className={classes.rows}>
        {shops.slice(0, MOST_ROWS).map((shop, index) => (
          <li key={shop.id} className={classes.row}>
            {numbered ? <span className={classes.index}>{index + 1}</span> : null}
            {withState ? <StateIcon state={shop.state} /> : null}
            <span className={classes.name}>{shop.name}</span>
            {end(shop)}
          </li>
        ))}
      </ol>
      {more > 0 && !withState ? <p className={classes.more}>{t('more', { count: more })}</p> : null}
    </>
  );
}

function Expected({ shop }: { shop: Shop }) {
  const t = useTranslations('run.lanes');
  const locale = useLocale();
  if (shop.expectedMs === null) return null;
  const duration = formatElapsed(locale, Math.max(1_000, Math.round(shop.expectedMs / 1_000) * 1_000));
  return <span className={classes.value}>{t('expected', { duration })}</span>;
}

function Reading({ shop: { phase, progress } }: { shop: Shop }) {
  const t = useTranslations('run.lanes');
  if (phase === 'COMPARING') return <span className={classes.value}>{t('comparing')}</span>;
  return (
    <>
      {progress ? <span className={classes.value}>{t('items', progress)}</span> : null}
      <LaneBar fraction={progress && progress.total > 0 ? progress.done / progress.total : null} />
    </>
  );
}

function Publishing({ shop, now }: { shop: Shop; now: number }) {
  const locale = useLocale();
  return (
    <>
      {shop.startedAt ? (
        <span className={classes.value}>{formatElapsed(locale, now - Date.parse(shop.startedAt))}</span>
      ) : null}
      {/* A menu is published whole: a fraction is not known. */}
      <LaneBar fraction={null} />
    </>
  );
}

function Done({ shop, currency }: { shop: Shop; currency: string | null }) {
  const common = useTranslations('common');
  const t = useTranslations('run.results');
  const states = useTranslations('states');
  const locale = useLocale();
  if (shop.state !== 'SUCCEEDED') {
    const label = shop.error ? syncErrorLabel(locale, shop.error) : states(`state.${shop.state}`);
    return (
      <span className={classes.value} data-state={shop.state}>
        {label}
      </span>
    );
  }
  const counts = shop.lastResult;
  const changes = counts ? counts.created + counts.changed + counts.removed : 0;
  return (
    <span className={classes.value} title={shop.headline ? formatHeadline(locale, shop.headline, currency) : undefined}>
      {changes === 0 ? t('unchanged') : `${common('changed')} ${changes}`}
    </span>
  );
}
