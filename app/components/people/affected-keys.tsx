'use client';

import { Checkbox } from '@mantine/core';
import { useLocale, useTranslations } from 'use-intl';
import type { AffectedKey } from '#app/components/shared/affected-keys.ts';
import { chainName } from '#app/components/shared/chain-name.ts';
import { formatNames } from '#lib/client/format/list.ts';
import type { Chain } from '#lib/contract/chains.ts';
import table from '#app/components/shared/card-table/card-table.module.css';
import classes from './people.module.css';

type Props = {
  /** The keys' creator. */
  name: string;
  keys: readonly AffectedKey[];
  chains: readonly Chain[];
  revoke: boolean;
  disabled: boolean;
  onChange: (revoke: boolean) => void;
};

/** Lists the keys that exceed their creator's new roles, and asks whether to revoke them. */
export function AffectedKeys({ name, keys, chains, revoke, disabled, onChange }: Props) {
  const t = useTranslations('people.keys');
  const access = useTranslations('access');
  const locale = useLocale();
  if (keys.length === 0) return null;
  return (
    <div className={classes.keys}>
      <p>{t('text', { name })}</p>
      <ul className={classes.keyList}>
        {keys.map(({ key, left }) => (
          <li key={key.id}>
            <b>{key.name}</b>
            {key.start === '' ? null : <span className={table.mono}> {t('start', { start: key.start })}</span>}
            {left.length === 0 ? null : (
              <span className={table.second}>
                {t('left', {
                  chains: formatNames(
                    locale,
                    left.map((id) => chainName(id, chains, access)),
                  ),
                })}
              </span>
            )}
          </li>
        ))}
      </ul>
      <Checkbox
        label={t('revoke')}
        description={revoke ? undefined : t('kept')}
        checked={revoke}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </div>
  );
}
