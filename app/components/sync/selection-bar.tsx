'use client';

import { ActionBar, Button, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { pressAnchor } from './action-notice.tsx';
import { useSyncPage } from './sync-context.tsx';
import classes from './sync-page.module.css';

type Props = {
  shopIds: readonly string[];
  /** The number of selected shops hidden by the filter. */
  hidden: number;
  onClear: () => void;
};

export function SelectionBar({ shopIds, hidden, onClear }: Props) {
  const t = useTranslations('sync');
  const { disabledReason, syncShops } = useSyncPage();
  const count = shopIds.length;
  return (
    <ActionBar
      opened={count > 0}
      onClose={onClear}
      position={{ bottom: 20, left: 'var(--app-shell-navbar-offset, 0px)', right: 0 }}
      shadow="md"
      radius="lg"
      transitionProps={{ duration: 80 }}
      aria-label={t('selection.label')}
      className={classes.selection}
    >
      <Text component="span" size="sm" role="status">
        {t('selection.count', { count })}
        {hidden > 0 ? (
          <span className={classes.selectionHidden}>{t('selection.hidden', { count: hidden })}</span>
        ) : null}
      </Text>
      <ActionBar.Divider />
      <span {...pressAnchor('selection')}>
        <Button
          size="xs"
          leftSection={<IconRefresh size={14} stroke={1.7} aria-hidden />}
          disabled={disabledReason !== null}
          title={disabledReason ?? undefined}
          onClick={() => syncShops({ shopIds, at: 'selection' })}
        >
          {t('syncSelected', { count })}
        </Button>
      </span>
      <ActionBar.CloseButton aria-label={t('selection.clear')} />
    </ActionBar>
  );
}
