'use client';

import { useTranslations } from 'use-intl';
import { problemWords } from '#app/components/shared/problem-words.ts';
import { StateIcon } from '#app/theme/state-icon.tsx';
import classes from './connect.module.css';

/** Why a side could not be connected, told where its address and token are. */
export function SideFailure({ failure }: { failure: unknown }) {
  const common = useTranslations('common');
  if (!failure) return null;
  const { detail, remedy } = problemWords(failure, common);
  return (
    <p className={classes.failure} role="alert">
      <StateIcon state="FAILED" />
      <span>
        <b>{detail}</b> {remedy}
      </span>
    </p>
  );
}
