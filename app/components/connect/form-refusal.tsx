'use client';

import { useTranslations } from 'use-intl';
import { problemWords } from '#app/components/shared/problem-words.ts';
import { StateIcon } from '#app/theme/state-icon.tsx';
import classes from './connect.module.css';

/** An error of a whole form, in the line of its buttons. */
export function FormRefusal({ error }: { error: unknown }) {
  const common = useTranslations('common');
  const { title, detail, remedy } = problemWords(error, common);
  return (
    <p className={classes.refusal} role="alert">
      <StateIcon state="FAILED" />
      <span>
        {title ? <b>{title} </b> : null}
        {detail} {remedy}
      </span>
    </p>
  );
}
