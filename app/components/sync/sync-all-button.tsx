'use client';

import { Button, Tooltip } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { StateIcon } from '#app/theme/state-icon.tsx';
import { pressAnchor } from './action-notice.tsx';
import { useSyncPage } from './sync-context.tsx';
import classes from './sync-page.module.css';

type Props = {
  /** A run over all shops is in progress or was just requested. */
  running: boolean;
  disabled: boolean;
  size?: 'sm' | 'lg';
};

/** The page's only primary button. Both labels are always laid out, so that its width never changes. */
export function SyncAllButton({ running, disabled, size = 'sm' }: Props) {
  const t = useTranslations('sync');
  const { disabledReason, may, syncAll } = useSyncPage();
  if (!may.sync) return null;
  const blocked = disabledReason !== null || disabled;
  const faces = [
    { key: 'idle', shown: !running, icon: <IconRefresh size={16} stroke={1.7} aria-hidden />, text: t('syncAll') },
    { key: 'running', shown: running, icon: <StateIcon state="RUNNING" />, text: t('syncingAll') },
  ];
  return (
    <Tooltip label={disabledReason} disabled={disabledReason === null}>
      <span {...pressAnchor('all')} className={classes.syncAll}>
        <Button
          fullWidth
          size={size}
          variant={running ? 'light' : 'filled'}
          data-running={running || undefined}
          className={classes.syncAllButton}
          disabled={blocked && !running}
          aria-disabled={blocked || undefined}
          onClick={blocked ? undefined : syncAll}
        >
          <span className={classes.faces}>
            {faces.map(({ key, shown, icon, text }) => (
              <span key={key} className={classes.face} data-shown={shown || undefined} aria-hidden={!shown}>
                {icon}
                {text}
              </span>
            ))}
          </span>
        </Button>
      </span>
    </Tooltip>
  );
}
