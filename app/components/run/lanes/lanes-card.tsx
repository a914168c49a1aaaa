'use client';

import { useLocale, useTranslations } from 'use-intl';
import { StateIcon } from '#app/theme/state-icon.tsx';
import { formatElapsed } from '#lib/client/format/duration.ts';
import { formatHeadline } from '#lib/client/format/headline.ts';
import type { Result, RunDetail } from '#lib/contract/run-detail.ts';
import type { Shop } from '#lib/contract/shops.ts';
import type { TargetState } from '#lib/domain/state.ts';
import { syncErrorLabel } from '#lib/messages/sync-error-words.ts';
import { Lane, LaneEmpty } from './lane.tsx';
import { SideLoad, SideMeter } from './side-load.tsx';
import page from '#app/theme/page.module.css';
import classes from './lanes.module.css';

type Props = {
  run: RunDetail;
  /** From the same snapshot as the run's counts. */
  live: NonNullable<RunDetail['live']>;
  currency: string | null;
  /** The server's clock, in ms. */
  now: number;
  onAllResults: () => void;
};

/** The run's shops as they move from the POS to the ordering app, and the load on both sides. */
export function LanesCard({ run, live, currency, now, onAllResults }: Props) {
  const t = useTranslations('run.lanes');
  const { conductor } = live;
  const atMs = Date.parse(live.at);
  const reading = live.running.filter((shop) => shop.phase !== 'PUBLISHING');
  const publishing = live.running.filter((shop) => shop.phase === 'PUBLISHING');
  const afterCategories = run.categories.state === 'QUEUED' || run.categories.state === 'RUNNING';
  return (
    <section className={`${page.card} ${classes.lanes}`} aria-label={t('label')}>
      <Lane icon="QUEUED" title={t('waiting')} count={run.counts.QUEUED} note={t('longestFirst')}>
        <Rows
          rows={live.waiting}
          more={run.counts.QUEUED - live.waiting.length}
          empty={t('nothingWaiting')}
          end={(shop) => <Expected shop={shop} />}
          numbered
        />
      </Lane>
      <Lane title={t('reading')} aside={<SideMeter load={conductor?.pos ?? null} />}>
        <SideLoad load={conductor?.pos ?? null} atMs={atMs} now={now} />
        <Rows
          rows={reading}
          empty={afterCategories ? t('afterCategories') : t('nobody')}
          end={(shop) => <Reading shop={shop} />}
        />
      </Lane>
      <Lane title={t('publishing')} aside={<SideMeter load={conductor?.ordering ?? null} />}>
        <SideLoad load={conductor?.ordering ?? null} atMs={atMs} now={now} />
        <Rows
          rows={publishing}
          empty={afterCategories ? t('afterCategories') : t('nobody')}
          end={(shop) => <Publishing shop={shop} now={now} />}
        />
      </Lane>
      <Lane icon="SUCCEEDED" title={t('done')} count={run.settled} note={t('newestFirst')}>
        <Rows
          rows={live.settled.map((result) => ({ ...result, id: result.shopId, name: result.shopName }))}
          empty={t('nothingDone')}
          end={(result) => <Done result={result} currency={currency} />}
          withState
        />
        {live.settled.length > 0 ? (
          <button type="button" className={classes.link} onClick={onAllResults}>
            {t('allResults')}
          </button>
        ) : null}
      </Lane>
    </section>
  );
}

type Row = { readonly id: string; readonly name: string; readonly state: TargetState };

type RowsProps<T extends Row> = {
  rows: readonly T[];
  /** The number of shops not shown. */
  more?: number;
  empty: string;
  end: (row: T) => React.ReactNode;
  numbered?: boolean;
  withState?: boolean;
};

function Rows<T extends Row>({ rows, more = 0, empty, end, numbered = false, withState = false }: RowsProps<T>) {
  const t = useTranslations('run.lanes');
  if (rows.length === 0) return <LaneEmpty>{empty}</LaneEmpty>;
  return (
    <>
      <ol className={classes.rows}>
        {rows.map((row, index) => (
          <li key={row.id} className={classes.row}>
            {numbered ? <span className={classes.index}>{index + 1}</span> : null}
            {withState ? <StateIcon state={row.state} /> : null}
            <span className={classes.name}>{row.name}</span>
            {end(row)}
          </li>
        ))}
      </ol>
      {more > 0 ? <p className={classes.more}>{t('more', { count: more })}</p> : null}
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
      {/* Menus are published as a whole, so there is no fraction. */}
      <LaneBar fraction={null} />
    </>
  );
}

function Done({ result, currency }: { result: Result; currency: string | null }) {
  const common = useTranslations('common');
  const t = useTranslations('run.results');
  const states = useTranslations('states');
  const locale = useLocale();
  const { state, error, counts, headline } = result;
  if (state !== 'SUCCEEDED') {
    const label = error ? syncErrorLabel(locale, error) : states(`state.${state}`);
    return (
      <span className={classes.value} data-state={state}>
        {label}
      </span>
    );
  }
  const changes = counts ? counts.created + counts.changed + counts.removed : 0;
  return (
    <span className={classes.value} title={headline ? formatHeadline(locale, headline, currency) : undefined}>
      {changes === 0 ? t('unchanged') : `${common('changed')} ${changes}`}
    </span>
  );
}

/** Progress of a shop's phase; indeterminate if no fraction is known. Decorative: the text next to it says the same. */
function LaneBar({ fraction }: { fraction: number | null }) {
  if (fraction === null) return <span className={classes.bar} data-moving="true" aria-hidden="true" />;
  return (
    <span className={classes.bar} aria-hidden="true">
      <span style={{ width: `${Math.min(1, Math.max(0, fraction)) * 100}%` }} />
    </span>
  );
}
