'use client';

import { Button } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { formatClockSeconds } from '#lib/client/format/clock.ts';
import classes from './unreachable-strip.module.css';

type Props = {
  /** When the displayed data were fetched, in ms since 1970. */
  asOf: number;
  onRetry: () => void;
};

/** Warns that the page's data may be stale; disappears when the server responds again. */
export function UnreachableStrip({ asOf, onRetry }: Props) {
  const t = useTranslations('shell.offline');
  const common = useTranslations('common');
  return (
    <div className={classes.strip} role="status">
      <IconCloudOff size={16} stroke={1.7} aria-hidden />
      <span>{t('text', { time: formatClockSeconds(new Date(asOf)) })}</span>
      <Button variant="default" size="xs" onClick={onRetry}>
        {common('tryNow')}
      </Button>
    </div>
  );
}
