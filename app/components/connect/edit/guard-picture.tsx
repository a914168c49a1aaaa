'use client';

import { useLocale, useTranslations } from 'use-intl';
import type { THRESHOLD_GROUPS } from '#app/components/shared/number-values.ts';
import { formatMoney } from '#lib/client/format/money.ts';
import type { GuardThresholds } from '#lib/domain/guard/thresholds.ts';
import { type GuardExample, guardExamples } from './guard-examples.ts';
import classes from '#app/components/connect/connect.module.css';

const EXAMPLE_YEN = 500;

type Props = { group: (typeof THRESHOLD_GROUPS)[number]['group']; thresholds: GuardThresholds };

/** Illustrates a group's thresholds with an example sentence and a bar; the held part is amber. */
export function GuardPicture({ group, thresholds }: Props) {
  const t = useTranslations('connect.edit.example');
  const locale = useLocale();
  const examples = guardExamples(thresholds);
  const yen = (amount: number) => formatMoney(locale, Math.round(amount), 'JPY');
  switch (group) {
    case 'prices': {
      const { priceFactor, pricesFew } = thresholds;
      const high = yen(EXAMPLE_YEN * priceFactor);
      const low = yen(EXAMPLE_YEN / priceFactor);
      return <p className={classes.example}>{t('prices', { high, low, count: pricesFew + 1 })}</p>;
    }
    case 'changed':
      return (
        <>
          <Bar {...examples.renamed} />
          <p className={classes.example}>
            {t('changed', { renamed: examples.renamed.from, retaxed: examples.retaxed.from })}
          </p>
        </>
      );
    case 'foreign':
      return (
        <>
          <Bar {...examples.foreign} below />
          <p className={classes.example}>{t('foreign', { count: examples.foreign.from })}</p>
        </>
      );
    case 'removed':
    case 'choices':
    case 'categories':
      return (
        <>
          <Bar {...examples[group]} />
          <p className={classes.example}>{t(group, { count: examples[group].from })}</p>
        </>
      );
  }
}

function Bar({ from, of, below = false }: GuardExample & { below?: boolean }) {
  const percent = Math.min(100, (from / of) * 100);
  return (
    <span className={classes.exampleBar} aria-hidden="true">
      <span style={{ left: below ? 0 : `${percent}%`, right: below ? `${100 - percent}%` : 0 }} />
    </span>
  );
}
