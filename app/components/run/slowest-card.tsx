'use client';

import { useLocale, useTranslations } from 'use-intl';
import { formatDuration } from '#lib/client/format/duration.ts';
import type { RunDetail } from '#lib/contract/run-detail.ts';
import page from '#app/theme/page.module.css';
import classes from './slowest-card.module.css';

const PARTS = ['read', 'wait', 'publish', 'other'] as const;

/** How the slowest shops spent their time; all bars share one scale. */
export function SlowestCard({ slowest }: { slowest: RunDetail['slowest'] }) {
  const t = useTranslations('run.slowest');
  const locale = useLocale();
  const longest = Math.max(1, ...slowest.map((shop) => shop.durationMs));
  return (
    <section className={page.card} aria-label={t('title')}>
      <div className={page.cardHead}>
        <h2 className={page.cardTitle}>{t('title')}</h2>
        <ul className={classes.legend} aria-hidden="true">
          {PARTS.map((part) => (
            <li key={part} data-part={part}>
              {t(part)}
            </li>
          ))}
        </ul>
      </div>
      <ul className={classes.list}>
        {slowest.map((shop) => {
          const durations = { read: shop.readMs, wait: shop.waitMs, publish: shop.publishMs, other: shop.otherMs };
          const said = t('said', {
            shop: shop.shopName,
            read: formatDuration(locale, durations.read),
            wait: formatDuration(locale, durations.wait),
            publish: formatDuration(locale, durations.publish),
            other: formatDuration(locale, durations.other),
          });
          return (
            <li key={shop.shopId} title={said}>
              <span className={classes.name}>{shop.shopName}</span>
              <span className={classes.bar} role="img" aria-label={said}>
                {PARTS.filter((part) => durations[part] > 0).map((part) => (
                  <span key={part} data-part={part} style={{ width: `${(durations[part] / longest) * 100}%` }} />
                ))}
              </span>
              <span className={classes.duration}>{formatDuration(locale, shop.durationMs)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
