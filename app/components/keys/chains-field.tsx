'use client';

import { Checkbox } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { ChoiceList } from '#app/components/shared/dialogs/choice-list.tsx';
import type { Chain } from '#lib/contract/chains.ts';
import classes from './chains-field.module.css';

type Props = {
  /** Whether the user can choose all chains. */
  all: boolean;
  chains: readonly Chain[];
  /** Null means all chains, including future ones. */
  value: readonly string[] | null;
  error: string | undefined;
  disabled: boolean;
  onChange: (chainIds: readonly string[] | null) => void;
};

/** Selects the chains that a key can access. */
export function ChainsField({ all, chains, value, error, disabled, onChange }: Props) {
  const t = useTranslations('keys.form');
  const access = useTranslations('access');
  return (
    <div>
      {all ? (
        <ChoiceList
          label={t('chains')}
          value={value === null ? 'all' : 'some'}
          choices={[
            { value: 'all', label: access('allChains'), text: access('allChainsText') },
            { value: 'some', label: t('someChains') },
          ]}
          disabled={disabled}
          onChange={(chosen) => onChange(chosen === 'all' ? null : [])}
        />
      ) : null}
      {value === null ? null : (
        <Checkbox.Group
          label={all ? undefined : t('chains')}
          aria-label={all ? t('someChains') : undefined}
          error={error}
          value={[...value]}
          onChange={onChange}
        >
          <div className={classes.chains} data-within={all || undefined}>
            {chains.map((chain) => (
              <Checkbox key={chain.id} value={chain.id} label={chain.name} disabled={disabled} />
            ))}
          </div>
        </Checkbox.Group>
      )}
    </div>
  );
}
