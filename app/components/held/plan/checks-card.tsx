'use client';

import { VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { measureOf } from '#app/components/held/model/measure.ts';
import { StateIcon } from '#app/theme/state-icon.tsx';
import { formatPercent } from '#lib/client/format/number.ts';
import type { GuardCheckView } from '#lib/contract/held.ts';
import page from '#app/theme/page.module.css';
import classes from './plan.module.css';

/** All checks of the guard, tripped or not. */
export function ChecksCard({ checks }: { checks: readonly GuardCheckView[] }) {
  const t = useTranslations('held');
  return (
    <section className={`${page.card} ${classes.padded}`} aria-labelledby="checks">
      <h2 id="checks" className={page.cardTitle}>
        {t('checks.title')}
      </h2>
      <ul className={classes.checks}>
        {checks.toSorted(trippedFirst).map((check) => (
          <li key={check.rule} data-tripped={check.tripped || undefined}>
            <StateIcon state={check.tripped ? 'HELD' : 'SUCCEEDED'} />
            <span className={classes.checkName}>
              {t(`rule.${check.rule}.check`)}
              <VisuallyHidden>{t(check.tripped ? 'checks.tripped' : 'checks.passed')}</VisuallyHidden>
            </span>
            <span className={classes.checkValue}>
              <CheckValue check={check} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function trippedFirst(a: GuardCheckView, b: GuardCheckView): number {
  return Number(b.tripped) - Number(a.tripped);
}

function CheckValue({ check }: { check: GuardCheckView }) {
  const t = useTranslations('held.checks');
  const measure = measureOf(check);
  switch (measure.kind) {
    case 'emptied':
      return t(check.tripped ? 'emptied' : 'notEmptied');
    case 'share':
      if (check.count === 0) return t('none');
      return t('percentOf', { percent: formatPercent(measure.fraction), limit: check.limit });
    case 'count':
      return check.count === 0 ? t('none') : t('countOf', { count: check.count, limit: check.limit });
    case 'known':
      if (!check.tripped) return t('none');
      return t('knownPercent', { percent: formatPercent(measure.fraction ?? 0) });
  }
}
