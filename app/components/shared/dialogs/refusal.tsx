'use client';

import { useTranslations } from 'use-intl';
import { problemWords } from '#app/components/shared/problem-words.ts';
import { StateIcon } from '#app/theme/state-icon.tsx';
import classes from './dialogs.module.css';

/** An error inside a dialog: what happened and what to do. */
export function Refusal({ error, title }: { error: unknown; title: string }) {
  const common = useTranslations('common');
  if (!error) return null;
  const words = problemWords(error, common);
  return (
    <p className={classes.refusal} role="alert">
      <StateIcon state="FAILED" />
      <span>
        <b>{words.title ?? title} </b>
        {words.detail} {words.remedy}
      </span>
    </p>
  );
}
