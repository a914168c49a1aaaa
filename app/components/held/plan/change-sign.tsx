'use client';

import { VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { HeldChange } from '#lib/contract/held.ts';
import classes from './changes-card.module.css';

const SIGNS = { removed: '−', changed: '±', created: '+' } as const satisfies Record<HeldChange['change'], string>;

type Props = {
  change: HeldChange['change'];
  /** Off where the word stands beside the sign. */
  said?: boolean;
};

/** + − ±: what happens to an entry, in its colour. */
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
