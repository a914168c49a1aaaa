'use client';

import { VisuallyHidden } from '@mantine/core';
import { useLocale, useTranslations } from 'use-intl';
import { formatDuration } from '#lib/client/format/duration.ts';
import type { RunDetail } from '#lib/contract/run-detail.ts';
import page from '#app/theme/page.module.css';
import classes from './load-card.module.css';

const SIDES = ['pos', 'ordering'] as const;
const FIGURES = ['requests', 'retries', 'busy', 'peak'] as const;

/** The run's total load on both sides, which shows that the limits were kept. */
export function LoadCard({ traffic }: { traffic: NonNullable<RunDetail['traffic']> }) {
  const t = useTranslations('run.load');
  const locale = useLocale();
  return (
    <section className={page.card} aria-label={t('title')}>
      <div className={page.cardHead}>
        <h2 className={page.cardTitle}>{t('title')}</h2>
      </div>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">
              <VisuallyHidden>{t('side')}</VisuallyHidden>
            </th>
            {FIGURES.map((figure) => (
              <th key={figure} scope="col" title={t(`hint.${figure}`)}>
                {t(figure)}
              </th>
            ))}
            <th scope="col" title={t('hint.wait')}>
              {t('wait')}
            </th>
          </tr>
        </thead>
        <tbody>
          {SIDES.map((side) => (
            <tr key={side}>
              <th scope="row">{t(side)}</th>
              {FIGURES.map((figure) => (
                <td key={figure} data-zero={traffic[side][figure] === 0 || undefined}>
                  {t('count', { count: traffic[side][figure] })}
                </td>
              ))}
              <td data-zero={traffic[side].waitMs < 50 || undefined}>{formatDuration(locale, traffic[side].waitMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
