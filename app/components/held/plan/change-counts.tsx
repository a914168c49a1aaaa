'use client';

import { useTranslations } from 'use-intl';
import { ChangeSign } from '#app/components/shared/changes/change-sign.tsx';
import { formatCount } from '#lib/client/format/number.ts';
import type { HeldMenu } from '#lib/contract/held.ts';
import classes from './changes-card.module.css';

const KINDS = ['removed', 'changed', 'created'] as const;

/** The number of changes an approval would publish, removals first. */
export function ChangeCounts({ counts }: { counts: HeldMenu['counts'] }) {
  const common = useTranslations('common');
  return (
    <ul className={classes.counts}>
      {KINDS.map((kind) => (
        <li key={kind} data-none={counts[kind] === 0 || undefined}>
          <ChangeSign change={kind} said={false} />
          {common(kind)} {formatCount(counts[kind])}
        </li>
      ))}
    </ul>
  );
}
