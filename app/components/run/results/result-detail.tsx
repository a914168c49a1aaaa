'use client';

import { IconAlertCircle } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'use-intl';
import { ResultChanges } from '#app/components/shared/changes/result-changes.tsx';
import { formatDuration } from '#lib/client/format/duration.ts';
import type { Result } from '#lib/contract/run-detail.ts';
import { masterIssueSentence, syncErrorSentence } from '#lib/messages/sentences.ts';
import page from '#app/theme/page.module.css';
import classes from './results.module.css';

/** A result's remedy, the POS data that couldn't be published as is, and the time per phase. */
export function ResultDetail({ result, currency }: { result: Result; currency: string | null }) {
  const t = useTranslations('run.results');
  const locale = useLocale();
  const error = result.error ? syncErrorSentence(locale, result.error) : null;
  const times = {
    read: formatDuration(locale, result.readMs),
    wait: formatDuration(locale, result.waitMs),
    publish: formatDuration(locale, result.publishMs),
  };
  const changed = result.counts && result.counts.created + result.counts.changed + result.counts.removed > 0;
  return (
    <div className={classes.more}>
      {error ? (
        <p>
          {error.message} {error.remedy}
        </p>
      ) : null}
      {result.issues.length > 0 ? (
        <div>
          <p className={classes.issuesTitle}>
            <IconAlertCircle size={15} stroke={1.7} aria-hidden /> {t('issuesTitle')}
          </p>
          <ul className={classes.issueList}>
            {result.issues.map((issue, index) => (
              // An item can have the same issue once per variant, so only the index is unique.
              <li key={index}>{masterIssueSentence(locale, issue)}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {changed ? <ResultChanges shopId={result.shopId} runId={result.runId} currency={currency} /> : null}
      <p className={page.facts}>
        {result.counts && changed ? `${t('changeCounts', result.counts)} · ` : null}
        {result.begun ? t('times', times) : null}
      </p>
    </div>
  );
}
