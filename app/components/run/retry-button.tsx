'use client';

import { Button, Popover } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { UseMutationResult } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Link } from '#app/components/shared/link.tsx';
import { problemWords } from '#app/components/shared/problem-words.ts';
import { useRetryRun } from '#lib/client/request-sync.ts';
import { useMay } from '#lib/client/session.ts';
import type { SyncOutcome } from '#lib/client/sync-outcome.ts';
import { useSyncStopped } from '#lib/client/sync-stopped.ts';
import type { RunDetail } from '#lib/contract/run-detail.ts';
import { retryCount } from './model/run-state.ts';
import page from '#app/theme/page.module.css';
import classes from './retry-button.module.css';
import runClasses from './run.module.css';

type Props = { chainId: string; run: RunDetail; lost: boolean };

/** Retries the shops that failed or were not started. */
export function RetryButton({ chainId, run, lost }: Props) {
  const t = useTranslations('run.causes');
  const retry = useRetryRun();
  const count = retryCount(run);
  if (count === 0) return null;
  return (
    <StartButton
      chainId={chainId}
      label={t('retry', { count })}
      hint={t('retryHint')}
      reason={run.finishedAt === null ? t('retryLater') : null}
      lost={lost}
      start={retry}
      runId={run.id}
      filled
    />
  );
}

/** Syncs the shops that a stopped run didn't start. */
export function SyncStoppedButton({ chainId, run, lost }: Props) {
  const t = useTranslations('run.causes');
  const start = useSyncStopped(chainId);
  return (
    <StartButton
      chainId={chainId}
      label={t('syncStopped', { count: run.counts.CANCELLED })}
      hint={t('syncStoppedHint')}
      reason={run.finishedAt === null ? t('retryLater') : null}
      lost={lost}
      start={start}
      runId={run.id}
    />
  );
}

type StartProps = {
  chainId: string;
  runId: string;
  label: string;
  hint: string;
  /** Why the button is disabled. */
  reason: string | null;
  lost: boolean;
  filled?: boolean;
  start: UseMutationResult<SyncOutcome, Error, string>;
};

/** Starts a follow-up run and opens its page, or shows the error next to the button. */
function StartButton({ chainId, runId, label, hint, lost, filled = false, start, ...props }: StartProps) {
  const offline = useTranslations('shell.offline');
  const router = useRouter();
  const [opened, setOpened] = useState(false);
  const reasonId = useId();
  const { sync } = useMay(chainId);
  if (!sync) return null;
  const reason = lost ? offline('disabled') : props.reason;
  const press = async () => {
    try {
      const outcome = await start.mutateAsync(runId);
      if (outcome.kind === 'accepted') router.push(`/chains/${chainId}/runs/${outcome.run.id}`);
      else setOpened(true);
    } catch {
      // The popover shows `start.error`.
      setOpened(true);
    }
  };
  return (
    <div className={classes.place}>
      {reason === null ? null : (
        <span id={reasonId} className={page.facts}>
          {reason}
        </span>
      )}
      <Popover opened={opened} onChange={setOpened} position="bottom-end" width={360} withArrow trapFocus>
        <Popover.Target>
          <Button
            size="xs"
            variant={filled ? 'filled' : 'default'}
            leftSection={<IconRefresh size={15} stroke={1.7} aria-hidden />}
            disabled={reason !== null}
            aria-describedby={reason === null ? undefined : reasonId}
            title={reason === null ? hint : undefined}
            loading={start.isPending}
            onClick={() => void press()}
          >
            {label}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <Answer chainId={chainId} outcome={start.data} error={start.error} />
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}

function Answer({ chainId, outcome, error }: { chainId: string; outcome: SyncOutcome | undefined; error: unknown }) {
  const t = useTranslations('run.causes');
  const common = useTranslations('common');
  const busy = outcome?.kind === 'busy' ? outcome.conflict : null;
  const { title, detail, remedy } = busy ?? problemWords(error, common);
  const inTheWay = busy?.runs[0];
  return (
    <div className={classes.answer}>
      <p className={runClasses.strong}>{title ?? t('refused')}</p>
      <p className={page.facts}>
        {detail} {remedy}
      </p>
      {inTheWay ? (
        <Button component={Link} href={`/chains/${chainId}/runs/${inTheWay.id}`} size="xs" data-autofocus>
          {t('seeRun')}
        </Button>
      ) : null}
    </div>
  );
}
