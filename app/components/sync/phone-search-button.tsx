'use client';

import { ActionIcon } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { HeaderActions } from '#app/components/shared/page/header-actions.tsx';

type Props = { opened: boolean; onToggle: () => void };

export function PhoneSearchButton({ opened, onToggle }: Props) {
  const t = useTranslations('sync.search');
  const Icon = opened ? IconX : IconSearch;
  return (
    <HeaderActions>
      <ActionIcon
        hiddenFrom="sm"
        size={44}
        color="dark"
        onClick={onToggle}
        aria-expanded={opened}
        aria-label={opened ? t('close') : t('open')}
      >
        <Icon size={20} stroke={1.7} aria-hidden />
      </ActionIcon>
    </HeaderActions>
  );
}
