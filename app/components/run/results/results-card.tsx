'use client';

import { Button, VisuallyHidden } from '@mantine/core';
import { IconRefreshDot } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { HeldNow } from '#app/components/run/model/held-now.ts';
import { heldShopPath } from '#app/components/shared/held/held-paths.ts';
import type { RunDetail } from '#lib/contract/run-detail.ts';
import type { Outcome } from '#lib/domain/state.ts';
import { ResultFilters } from './result-filters.tsx';
import { ResultRow } from './result-row.tsx';
import { useLiveResults } from './use-live-results.ts';
import page from '#app/theme/page.module.css';
import classes from './results.module.css';

type Props = {
  id: string;
  run: RunDetail;
  currency: string | null;
  /** The server's clock, in ms. */
  now: number;
  state: Outcome | null;
  held: HeldNow;
  onState: (state: Outcome | null) => void;
};

const COLUMNS = ['shop', 'state', 'detail', 'created', 'changed', 'removed', 'duration', 'finished'] as const;
const COUNTS: readonly string[] = ['created', 'changed', 'removed'];

/** The result of each shop, newest first. */
export function ResultsCard({ id, run, currency, now, state, held, onState }: Props) {
  const t = useTranslations('run.results');
  const common = useTranslations('common');
  const { results, watch, outdated, refresh, query } = useLiveResults(run, state);
  const head = (column: (typeof COLUMNS)[number]) => {
    if (column === 'created' || column === 'changed' || column === 'removed') return common(column);
    return t(column);
  };
  return (
    <section id={id} className={`${page.card} ${classes.results}`} aria-label={t('title')} {...watch}>
      <div className={page.cardHead}>
        <h2 className={page.cardTitle}>{t('title')}</h2>
        <ResultFilters counts={run.counts} state={state} onState={onState} />
        {outdated ? (
          <Button
            variant="subtle"
            size="compact-xs"
            className={classes.fresh}
            leftSection={<IconRefreshDot size={15} stroke={1.7} aria-hidden />}
            onClick={refresh}
          >
            {t('fresh')}
          </Button>
        ) : null}
      </div>
      {results.length > 0 ? (
        <table className={classes.table}>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" data-column={column} data-count={COUNTS.includes(column) || undefined}>
                  {head(column)}
                </th>
              ))}
              <th scope="col" data-column="open">
                <VisuallyHidden>{t('actions')}</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {results.map((result) => (
              <ResultRow
                key={result.id}
                result={result}
                columns={COLUMNS.length + 1}
                currency={currency}
                now={now}
                live={run.finishedAt === null}
                reviewHref={held.shopIds.has(result.shopId) ? heldShopPath(held.chainId, result.shopId) : null}
              />
            ))}
          </tbody>
        </table>
      ) : (
        <Nothing
          run={run}
          state={state}
          failed={query.isError}
          pending={query.isPending}
          onState={onState}
          onRetry={refresh}
        />
      )}
      {query.hasNextPage ? (
        <div className={classes.foot}>
          <Button
            variant="default"
            size="xs"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('more')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

type NothingProps = Pick<Props, 'run' | 'state' | 'onState'> & {
  failed: boolean;
  pending: boolean;
  onRetry: () => void;
};

function Nothing({ run, state, failed, pending, onState, onRetry }: NothingProps) {
  const t = useTranslations('run.results');
  const common = useTranslations('common');
  const words = failed ? t('failed') : pending ? null : run.settled === 0 ? t('noneYet') : t('none');
  return (
    <div className={classes.nothing} aria-busy={pending}>
      {words}
      {failed ? (
        <Button variant="default" size="xs" onClick={onRetry}>
          {common('reload')}
        </Button>
      ) : state !== null && !pending ? (
        <Button variant="default" size="xs" onClick={() => onState(null)}>
          {t('showAll')}
        </Button>
      ) : null}
    </div>
  );
}
