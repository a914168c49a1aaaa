'use client';

import { useLocale, useTranslations } from 'use-intl';
import { countedBy, tellingCount } from '#app/components/held/model/measure.ts';
import { StateIcon } from '#app/theme/state-icon.tsx';
import { formatCount } from '#lib/client/format/number.ts';
import type { CauseGuessView, GuardCheckView } from '#lib/contract/held.ts';
import { syncErrorSentence } from '#lib/messages/sentences.ts';
import type { HeldPlan, HeldSubject } from './held-plan.ts';
import { Meter } from './meter.tsx';
import classes from './why-card.module.css';

/** Why the plan was held, measured against the threshold, and a guess at what happened at the POS. */
export function WhyCard({ plan, subject }: { plan: HeldPlan; subject: HeldSubject }) {
  const t = useTranslations('held');
  const locale = useLocale();
  const [first, ...others] = plan.checks.filter((check) => check.tripped);
  return (
    <section className={classes.card} aria-labelledby="why">
      <span className={classes.icon}>
        <StateIcon state="HELD" />
      </span>
      <div className={classes.text}>
        <h2 id="why" className={classes.title}>
          {first ? t(`rule.${first.rule}.title`) : syncErrorSentence(locale, { code: 'held' }).message}
        </h2>
        {subject.outOfDate ? <p>{syncErrorSentence(locale, { code: 'approval-out-of-date' }).message}</p> : null}
        {first ? <Figure check={first} large /> : null}
        <p className={classes.cause}>
          <Guess guess={plan.guess} />
          {locale === 'ja' ? '' : ' '}
          {t('why.otherwise')}
        </p>
        {subject.waiting > 0 ? <p className={classes.cause}>{t('why.waiting', { count: subject.waiting })}</p> : null}
        {others.length > 0 ? (
          <>
            <h3 className={classes.also}>{t('why.also')}</h3>
            <ul className={classes.others}>
              {others.map((check) => (
                <li key={check.rule}>
                  <span>{t(`rule.${check.rule}.check`)}</span>
                  <Figure check={check} />
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </div>
    </section>
  );
}

function Figure({ check, large = false }: { check: GuardCheckView; large?: boolean }) {
  const t = useTranslations('held.why');
  return (
    <div className={classes.figure} data-large={large || undefined}>
      <p className={classes.number}>
        <strong>{formatCount(tellingCount(check))}</strong> {t(countedBy(check.rule), { total: check.total })}
      </p>
      <Meter check={check} />
    </div>
  );
}

function Guess({ guess }: { guess: CauseGuessView | null }) {
  const t = useTranslations('held.guess');
  if (guess === null) return t('none');
  const values = {
    count: guess.count,
    total: guess.total,
    named: guess.category ? 'yes' : 'no',
    category: guess.category ?? '',
    factor: (guess.factor ?? 1) > 1 ? 'up' : 'down',
    b: (chunks: React.ReactNode) => <b>{chunks}</b>,
  };
  return t.rich(guess.kind, values);
}
