'use client';

import { VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { HeldChange } from '#lib/contract/held.ts';
import classes from './change-sign.module.css';

const SIGNS = { removed: '−', changed: '±', created: '+' } as const satisfies Record<HeldChange['change'], string>;

type Props = {
  change: HeldChange['change'];
  /** False if the word is rendered next to the sign. */
  said?: boolean;
};

/** + − ±: the kind of change, in its colour. */
export function ChangeSign({ change, said = true }: Props) {
  const common = useTranslations('common');
  return (
    <>
      <span className={classes.sign} data-change={change} aria-hidden="true">
        {SIGNS[change]}
      </span>
      {said ? <VisuallyHidden>{common(change)}</VisuallyHidden> : null}
    </>
  );
}
