'use client';

import { Anchor } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Link } from '#app/components/shared/link.tsx';
import { problemWords } from '#app/components/shared/problem-words.ts';
import type { SyncOutcome } from '#lib/client/sync-outcome.ts';
import classes from './plan.module.css';

type Props = { chainId: string; outcome?: SyncOutcome | undefined; error: unknown };

/** Explains a failed action: what happened, what to do, and the conflicting run. Neutral, because nothing was lost. */
export function ActionAnswer({ chainId, outcome, error }: Props) {
  const t = useTranslations('held.decision');
  const common = useTranslations('common');
  const conflict = outcome?.kind === 'busy' ? outcome.conflict : null;
  if (conflict === null && !error) return null;
  const { title, detail, remedy } = conflict ?? problemWords(error, common);
  const run = conflict?.runs[0];
  return (
    <div className={classes.answer} role="status">
      <IconInfoCircle size={16} stroke={1.7} aria-hidden />
      <div className={classes.answerText}>
        <p className={classes.answerTitle}>{title ?? t('refused')}</p>
        <p>
          {detail} {remedy}
        </p>
        {run ? (
          <p>
            <Anchor component={Link} href={`/chains/${chainId}/runs/${run.id}`} className={classes.link}>
              {t('seeRun')}
            </Anchor>
          </p>
        ) : null}
      </div>
    </div>
  );
}
