'use client';

import { useLocale, useTranslations } from 'use-intl';
import { problemWords } from '#app/components/shared/problem-words.ts';
import { useNow } from '#app/components/shared/use-now.ts';
import { StateIcon } from '#app/theme/state-icon.tsx';
import { ApiProblem } from '#lib/client/api-errors.ts';
import { formatElapsed } from '#lib/client/format/duration.ts';
import classes from './fields.module.css';

/** The API's error message for a form, with a countdown if it must be retried later. */
export function FormProblem({ error }: { error: unknown }) {
  const common = useTranslations('common');
  if (!error) return null;
  const { detail, remedy } = problemWords(error, common);
  const retryAtMs = error instanceof ApiProblem ? error.retryAtMs : null;
  return (
    <p className={classes.problem} role="alert">
      <StateIcon state="FAILED" />
      <span>
        <b>{detail}</b> {retryAtMs === null ? remedy : <Wait untilMs={retryAtMs} />}
      </span>
    </p>
  );
}

/** Counts down in place. Screen readers announce it only once, with the sentence before it. */
function Wait({ untilMs }: { untilMs: number }) {
  const t = useTranslations('entry');
  const locale = useLocale();
  const leftMs = untilMs - useNow();
  if (leftMs <= 0) return t('lockedOver');
  return (
    <span aria-live="off">{t('lockedFor', { time: formatElapsed(locale, Math.ceil(leftMs / 1_000) * 1_000) })}</span>
  );
}
