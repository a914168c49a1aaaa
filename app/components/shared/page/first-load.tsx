'use client';

import { Button, Skeleton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import classes from './first-load.module.css';

const STAGES = [
  { stage: 'skeleton', afterMs: 200 },
  { stage: 'slow', afterMs: 3_000 },
  { stage: 'reload', afterMs: 10_000 },
] as const;
type Stage = 'nothing' | (typeof STAGES)[number]['stage'];

type Props = {
  /** The server is unreachable: shown immediately, and retried automatically. */
  failed: boolean;
  onRetry: () => void;
  rows?: number;
};

/** Before the first data: empty for a moment, then a skeleton, then a message with a retry button. */
export function FirstLoad({ failed, onRetry, rows = 12 }: Props) {
  const t = useTranslations('common');
  const offline = useTranslations('shell.offline');
  const stage = useStage();
  if (stage === 'nothing' && !failed) return null;
  return (
    <div aria-busy={!failed}>
      <div className={classes.words} role="status">
        {failed ? offline('textWithoutData') : stage === 'skeleton' ? null : t('loadingSlow')}
        {failed || stage === 'reload' ? (
          <Button variant="default" size="xs" onClick={onRetry}>
            {failed ? t('tryNow') : t('reload')}
          </Button>
        ) : null}
      </div>
      <div aria-hidden="true" className={classes.shape}>
        <Skeleton height={158} radius="lg" animate={!failed} />
        <div className={classes.rows}>
          {Array.from({ length: rows }, (_, index) => (
            <div key={index} className={classes.row}>
              <Skeleton height={12} width={132} animate={!failed} />
              <Skeleton height={12} width={84} animate={!failed} />
              <Skeleton height={12} animate={!failed} />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

function useStage(): Stage {
  const [stage, setStage] = useState<Stage>('nothing');
  useEffect(() => {
    const timers = STAGES.map(({ stage: next, afterMs }) => setTimeout(() => setStage(next), afterMs));
    return () => timers.forEach((timer) => clearTimeout(timer));
  }, []);
  return stage;
}
