'use client';

import { Breadcrumbs } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Link } from '#app/components/shared/link.tsx';
import { runTitle } from '#app/components/shared/runs/run-words.ts';
import { StopRun } from '#app/components/shared/runs/stop-run.tsx';
import { ViewOnly } from '#app/components/shared/session/view-only.tsx';
import { StateIcon } from '#app/theme/state-icon.tsx';
import { useIsStopping } from '#lib/client/cancel-run.ts';
import { useMay } from '#lib/client/session.ts';
import type { RunDetail } from '#lib/contract/run-detail.ts';
import { runState } from './model/run-state.ts';
import page from '#app/theme/page.module.css';
import classes from './run.module.css';

type Props = { chainId: string; run: RunDetail; lost: boolean };

export function RunHeading({ chainId, run, lost }: Props) {
  const t = useTranslations('run');
  const stop = useTranslations('held.stop');
  const offline = useTranslations('shell.offline');
  const { sync } = useMay(chainId);
  const stopping = useIsStopping(run.id) && run.finishedAt === null;
  const { icon, word } = runState(run);
  const facts = [...(run.retryOf === null ? [] : [t('retryOf')]), ...(run.full ? [t('full')] : [])];
  return (
    <header className={page.heading}>
      <Breadcrumbs separator={<IconChevronRight size={13} stroke={1.7} aria-hidden />} className={page.crumbs}>
        <Link href={`/chains/${chainId}`}>{run.chainName}</Link>
        <Link href={`/chains/${chainId}/runs`}>{t('history')}</Link>
      </Breadcrumbs>
      <div className={page.head}>
        <h1 className={page.title}>{runTitle(run, t)}</h1>
        <span className={page.state} data-state={icon}>
          <StateIcon state={icon} />
          {stopping ? stop('stopping') : t(`state.${word}`)}
        </span>
        {facts.length > 0 ? <span className={page.facts}>{facts.join(' · ')}</span> : null}
        <ViewOnly chainId={chainId} visibleFrom="sm" />
        {run.finishedAt === null && sync ? (
          <span className={classes.titleAction}>
            <StopRun
              runId={run.id}
              label={run.follows ? 'waiting' : 'run'}
              size="sm"
              disabledReason={lost ? offline('disabled') : null}
            />
          </span>
        ) : null}
      </div>
    </header>
  );
}
