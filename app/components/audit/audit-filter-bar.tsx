'use client';

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Chain } from '#lib/contract/chains.ts';
import { ACTS } from '#lib/domain/audit.ts';
import { ACT_GROUPS } from './model/act-groups.ts';
import type { AuditFilters } from './model/filters.ts';
import { WhoField } from './who-field.tsx';
import classes from './audit.module.css';

type Props = {
  filters: AuditFilters;
  chains: readonly Chain[];
  isFiltered: boolean;
  onChange: (part: Partial<AuditFilters>) => void;
  onClear: () => void;
};

export function AuditFilterBar({ filters, chains, isFiltered, onChange, onClear }: Props) {
  const t = useTranslations('audit');
  // Keep a chain from the URL selectable even if it was deleted or is hidden from the viewer.
  const strange = filters.chain !== '' && !chains.some(({ id }) => id === filters.chain);
  // On phones the filters would fill half the screen, so a button toggles them; open if the URL has filters.
  const [opened, setOpened] = useState(isFiltered);
  return (
    <div className={classes.filters} role="search" aria-label={t('filter.label')} data-opened={opened || undefined}>
      <Button
        variant="default"
        hiddenFrom="sm"
        className={classes.filtersButton}
        leftSection={<IconFilter size={16} stroke={1.7} aria-hidden />}
        aria-expanded={opened}
        onClick={() => setOpened(!opened)}
      >
        {t('filter.label')}
      </Button>
      <NativeSelect
        size="xs"
        label={t('filter.chain')}
        value={filters.chain}
        data={[
          { value: '', label: t('filter.anyChain') },
          ...chains.map(({ id, name }) => ({ value: id, label: name })),
          ...(strange ? [{ value: filters.chain, label: filters.chain }] : []),
        ]}
        onChange={(event) => onChange({ chain: event.currentTarget.value })}
      />
      <NativeSelect
        size="xs"
        label={t('filter.act')}
        value={filters.act}
        data={[
          { value: '', label: t('filter.anyAct') },
          ...ACT_GROUPS.map(({ group, acts }) => ({
            group: t(`group.${group}`),
            items: acts.map((act) => ({ value: act, label: t(`act.${act}`) })),
          })),
        ]}
        onChange={(event) => onChange({ act: ACTS.find((act) => act === event.currentTarget.value) ?? '' })}
      />
      <WhoField value={filters.who} onChange={(who) => onChange({ who })} />
      <TextInput
        size="xs"
        type="date"
        label={t('filter.from')}
        max={filters.to === '' ? undefined : filters.to}
        value={filters.from}
        onChange={(event) => onChange({ from: event.currentTarget.value })}
      />
      <TextInput
        size="xs"
        type="date"
        label={t('filter.to')}
        min={filters.from === '' ? undefined : filters.from}
        value={filters.to}
        onChange={(event) => onChange({ to: event.currentTarget.value })}
      />
      <Button variant="subtle" size="xs" className={classes.clear} disabled={!isFiltered} onClick={onClear}>
        {t('filter.clear')}
      </Button>
    </div>
  );
}
