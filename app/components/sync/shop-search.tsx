'use client';

import { CloseButton, Kbd, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { Ref } from 'react';
import { useTranslations } from 'use-intl';
import classes from './sync-page.module.css';

type Props = { value: string; onChange: (value: string) => void; onLeave: () => void; ref: Ref<HTMLInputElement> };

export function ShopSearch({ value, onChange, onLeave, ref }: Props) {
  const t = useTranslations('sync.search');
  return (
    <TextInput
      ref={ref}
      type="search"
      className={classes.search}
      classNames={{ input: classes.searchInput }}
      aria-label={t('label')}
      placeholder={t('label')}
      leftSection={<IconSearch size={16} stroke={1.7} aria-hidden />}
      rightSection={
        value === '' ? (
          <Kbd size="xs" aria-hidden className={classes.searchKey}>
            /
          </Kbd>
        ) : (
          <CloseButton size={24} iconSize={14} aria-label={t('clear')} onClick={() => onChange('')} />
        )
      }
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        if (value === '') onLeave();
        else onChange('');
      }}
    />
  );
}
