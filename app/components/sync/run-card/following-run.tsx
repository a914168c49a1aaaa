'use client';

import { Anchor } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Link } from '#app/components/shared/link.tsx';
import { runScope } from '#app/components/shared/runs/run-words.ts';
import { StopRun } from '#app/components/shared/runs/stop-run.tsx';
import { useSyncPage } from '#app/components/sync/sync-context.tsx';
import { StateIcon } from '#app/theme/state-icon.tsx';
import type { Run } from '#lib/contract/runs.ts';
import classes from './run-card.module.css';

/** The run that starts when the current ones end. */
export function FollowingRun({ run }: { run: Run }) {
  const t = useTranslations('sync.following');
  const words = useTranslations('run');
  const { disabledReason, may } = useSyncPage();
  return (
    <div className={classes.following}>
      <StateIcon state="QUEUED" />
      <p>
        <Anchor component={Link} href={`/chains/${run.chainId}/runs/${run.id}`}>
          {t('next', { scope: runScope(run, words) })}
        </Anchor>
        <span className={classes.facts}>{t('startsAfter')}</span>
      </p>
      {may.sync ? <StopRun runId={run.id} label="waiting" size="xs" disabledReason={disabledReason} /> : null}
    </div>
  );
}
