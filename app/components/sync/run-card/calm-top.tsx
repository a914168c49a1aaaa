'use client';

import { Button } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { heldOutcome } from '#app/components/shared/held/held-outcome.ts';
import { heldCategoriesPath, heldPath } from '#app/components/shared/held/held-paths.ts';
import { Link } from '#app/components/shared/link.tsx';
import { StateBar } from '#app/components/shared/runs/run-bar.tsx';
import type { CalmSummary } from '#app/components/sync/model/calm-summary.ts';
import { ConnectionLink } from '#app/components/sync/table/connection-link.tsx';
import { StateIcon } from '#app/theme/state-icon.tsx';
import { formatAgo } from '#lib/client/format/ago.ts';
import type { Run } from '#lib/contract/runs.ts';
import type { Status } from '#lib/contract/status.ts';
import { syncErrorSentence } from '#lib/messages/sentences.ts';
import classes from './run-card.module.css';

type Props = {
  chain: Status['chain'];
  summary: CalmSummary;
  lastRun: Run | null;
  /** The server's clock, in ms. */
  now: number;
  /** The retry button, rendered by the page, which knows whether it is enabled. */
  retry: ReactNode;
};

export function CalmTop({ chain, summary, lastRun, retry, now }: Props) {
  const t = useTranslations('sync');
  return (
    <div className={classes.top}>
      <div className={classes.headline}>
        <span className={classes.sign} data-state={summary.icon}>
          <StateIcon state={summary.icon} size={20} />
        </span>
        <div className={classes.about}>
          <h2 className={classes.calmTitle}>
            <CalmTitle summary={summary} />
          </h2>
          <p className={classes.facts}>
            <CalmText summary={summary} chain={chain} now={now} />
          </p>
        </div>
        {lastRun ? <IconChevronRight size={16} stroke={1.7} className={classes.chevron} aria-hidden /> : null}
        <div className={classes.cardActions}>
          {lastRun ? (
            <Button component={Link} href={`/chains/${chain.id}/runs/${lastRun.id}`} variant="default" size="xs">
              {t('lastRunDetails')}
            </Button>
          ) : null}
          <Review chain={chain} summary={summary} />
          {retry}
        </div>
      </div>
      <StateBar counts={chain.shops.byState} total={chain.shops.inScope} />
    </div>
  );
}

/** Links to the held plans, categories first, because the shops wait for them. */
function Review({ chain, summary }: Pick<Props, 'chain' | 'summary'>) {
  const t = useTranslations('held');
  const categories = summary.kind === 'categories-held';
  if (!categories && summary.held === 0) return null;
  return (
    <span>
      <Button
        component={Link}
        href={categories ? heldCategoriesPath(chain.id) : heldPath(chain.id)}
        variant="default"
        size="xs"
      >
        {t('review')}
      </Button>
    </span>
  );
}

function CalmTitle({ summary: { kind, count } }: { summary: CalmSummary }) {
  const t = useTranslations('sync.calm');
  switch (kind) {
    case 'no-scope':
      return t('noScope');
    case 'never':
      return t('never');
    case 'categories-failed':
      return count > 0 ? t('categoriesFailed', { count }) : t('categoriesFailedNone');
    case 'categories-held':
      return t('categoriesHeld', { count });
    case 'attention':
      return t('attention', { count });
    case 'some-never':
      return t('someNever', { count });
    case 'old':
      return t('old', { count });
    case 'all-fresh':
      return t('allFresh', { count });
  }
}

function CalmText({ summary, chain, now }: Pick<Props, 'summary' | 'chain' | 'now'>) {
  const t = useTranslations('sync.calm');
  const locale = useLocale();
  const { kind, count, failed, held, skipped, cancelled, succeeded } = summary;
  switch (kind) {
    case 'no-scope':
      return t('noScopeText');
    case 'never':
      return t('neverText', { count });
    case 'categories-failed':
    case 'categories-held': {
      const { error } = heldOutcome(chain.categories);
      if (error === null) return null;
      const { message, remedy } = syncErrorSentence(locale, error);
      return (
        <>
          {message}
          {locale === 'ja' ? '' : ' '}
          {remedy}
          <ConnectionLink error={error} />
        </>
      );
    }
    case 'attention':
      return [
        ...(failed > 0 ? [t('failedCount', { count: failed })] : []),
        ...(held > 0 ? [t('heldCount', { count: held })] : []),
        ...(skipped > 0 ? [t('skippedCount', { count: skipped })] : []),
        ...(cancelled > 0 ? [t('cancelledCount', { count: cancelled })] : []),
        ...(succeeded > 0 ? [t('rest', { count: succeeded })] : []),
      ].join(' · ');
    case 'some-never':
      return succeeded > 0 ? t('rest', { count: succeeded }) : null;
    case 'old':
      return t('oldText', { count: succeeded });
    case 'all-fresh':
      return summary.oldestSuccessAt === null
        ? null
        : t('allFreshText', { ago: formatAgo(locale, { at: new Date(summary.oldestSuccessAt), now: new Date(now) }) });
  }
}
