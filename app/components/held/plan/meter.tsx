'use client';

import { useTranslations } from 'use-intl';
import { measureOf } from '#app/components/held/model/measure.ts';
import { formatPercent } from '#lib/client/format/number.ts';
import type { GuardCheckView } from '#lib/contract/held.ts';
import classes from './why-card.module.css';

/** A bar that shows how far a check exceeds its limit, with both values as text. */
export function Meter({ check }: { check: GuardCheckView }) {
  const t = useTranslations('held.why');
  const measure = measureOf(check);
  if (measure.kind === 'emptied') return null;
  const fraction = measure.fraction ?? 0;
  const limit =
    measure.kind === 'count'
      ? t('limitCount', { limit: check.limit })
      : t(measure.kind === 'known' ? 'limitKnown' : 'limitPercent', { limit: check.limit });
  return (
    <div className={classes.meterLine}>
      <div className={classes.meter} aria-hidden="true">
        <span className={classes.fill} style={{ width: `${fraction * 100}%` }} />
        <span className={classes.mark} style={{ left: `${measure.limit * 100}%` }} />
      </div>
      <p>
        {measure.kind === 'count' ? null : (
          <>
            <b>{formatPercent(fraction)}</b> ·{' '}
          </>
        )}
        {limit}
      </p>
    </div>
  );
}
