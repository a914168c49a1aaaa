'use client';

import { Anchor } from '@mantine/core';
import { useLocale, useTranslations } from 'use-intl';
import { Link } from '#app/components/shared/link.tsx';
import { useNow } from '#app/components/shared/use-now.ts';
import { formatClockSeconds, formatDate, formatDayAndClock } from '#lib/client/format/clock.ts';
import type { StatusSnapshot } from '#lib/client/merge-status.ts';
import { serverNow } from '#lib/client/status.ts';
import type { HeldPlan } from './held-plan.ts';
import page from '#app/theme/page.module.css';
import classes from './plan.module.css';

type Props = { chainId: string; plan: HeldPlan; timeZone: string; status: StatusSnapshot };

export function FactsCard({ chainId, plan, timeZone, status }: Props) {
  const t = useTranslations('held.facts');
  const common = useTranslations('common');
  const day = useTranslations('format.day');
  const locale = useLocale();
  const now = new Date(serverNow(status, useNow()));
  const heldAt = new Date(plan.heldAt);
  const { publishedAt, requestedBy, requestedByKind, runNumber } = plan;
  const published = publishedAt && {
    when: formatDayAndClock(locale, { at: new Date(publishedAt), now, timeZone }),
    count: plan.totalBefore,
  };
  return (
    <section className={`${page.card} ${classes.padded}`} aria-label={t('label')}>
      <dl className={classes.facts}>
        <dt>{t('heldAt')}</dt>
        <dd>
          {day('dateTime', {
            date: formatDate(locale, { at: heldAt, now, timeZone }),
            time: formatClockSeconds(heldAt, timeZone),
          })}
        </dd>
        {runNumber === null ? null : (
          <>
            <dt>{t('run')}</dt>
            <dd>
              <Anchor component={Link} href={`/chains/${chainId}/runs/${plan.runId}`} className={classes.link}>
                {t('runNumber', { number: String(runNumber) })}
              </Anchor>
            </dd>
          </>
        )}
        {requestedBy ? (
          <>
            <dt>{t('by')}</dt>
            <dd>{common('personInTable', { name: requestedBy, kind: requestedByKind ?? 'person' })}</dd>
          </>
        ) : null}
        <dt>{t('published')}</dt>
        <dd>{published ? t('chainId' in plan ? 'publishedCategories' : 'publishedItems', published) : t('never')}</dd>
        <dt>{t('plan')}</dt>
        <dd title={plan.planHash}>{shortHash(plan.planHash)}</dd>
      </dl>
    </section>
  );
}

/** A prefix long enough to compare two plans over the phone. */
function shortHash(hash: string): string {
  return `${hash.slice(0, 4)}-${hash.slice(4, 8)}`;
}
