'use client';

import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { StatusSnapshot } from '#lib/client/merge-status.ts';
import { useRuns } from '#lib/client/runs.ts';
import type { Run } from '#lib/contract/runs.ts';
import { pressAnchor } from './action-notice.tsx';
import type { Press } from './model/press.ts';
import { RunCard } from './run-card/run-card.tsx';
import { useSyncPage } from './sync-context.tsx';

/** How many past durations the card shows. */
const SHOWN_RUNS = 14;

type Props = { status: StatusSnapshot; press: Press | null; run: Run | null; now: number; ringed: boolean };

/** The run card with the data only it needs: past durations and the retry button. */
export function CardSection({ status, press, run, now, ringed }: Props) {
  const { data } = useRuns(status.chain.id);
  const history = useMemo(() => lastAllRuns(data?.pages.flatMap((page) => page.items) ?? []), [data]);
  return (
    <RunCard
      status={status}
      press={press}
      run={run}
      history={history}
      now={now}
      ringed={ringed}
      renderRetry={(shopIds) => <RetryMany shopIds={shopIds} />}
    />
  );
}

function RetryMany({ shopIds }: { shopIds: readonly string[] }) {
  const t = useTranslations('sync');
  const { disabledReason, may, syncShops } = useSyncPage();
  if (!may.sync) return null;
  return (
    <span {...pressAnchor('retry')}>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconRefresh size={14} stroke={1.7} aria-hidden />}
        disabled={disabledReason !== null}
        title={disabledReason ?? undefined}
        onClick={() => syncShops({ shopIds, at: 'retry' })}
      >
        {t('retryMany', { count: shopIds.length })}
      </Button>
    </span>
  );
}

/** The last finished runs over all shops, newest first; only their durations are comparable. */
function lastAllRuns(runs: readonly Run[]): readonly Run[] {
  return runs
    .filter((run) => run.scope === 'all' && run.finishedAt !== null && run.durationMs !== null)
    .slice(0, SHOWN_RUNS);
}
