'use client';

import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { chainName } from '#app/components/shared/chain-name.ts';
import type { Chain } from '#lib/contract/chains.ts';
import type { GrantView } from '#lib/contract/grants.ts';
import { ROLES } from '#lib/domain/access.ts';
import { freeChains } from './model/edit-grants.ts';
import classes from './people.module.css';

type Props = {
  grants: readonly GrantView[];
  /** The chains in which roles can be assigned; null means all chains. */
  chainIds: readonly (string | null)[];
  chains: readonly Chain[];
  disabled: boolean;
  onChange: (grants: readonly GrantView[]) => void;
};

/** Select value for all chains; IDs are never empty. */
const EVERY = '';

/** One row per chain in which the person has a role. */
export function GrantRows({ grants, chainIds, chains, disabled, onChange }: Props) {
  const t = useTranslations('people.roles');
  const access = useTranslations('access');
  const nameOf = (chainId: string | null) => chainName(chainId, chains, access);
  const free = freeChains(grants, chainIds);
  const put = (index: number, grant: GrantView) => onChange(grants.with(index, grant));
  const add = () => {
    const [chainId] = free;
    if (chainId !== undefined) onChange([...grants, { role: 'viewer', chainId }]);
  };
  return (
    <div className={classes.rows}>
      {grants.map((grant, index) => (
        <div key={grant.chainId ?? EVERY} className={classes.row}>
          <NativeSelect
            label={t('chain')}
            value={grant.chainId ?? EVERY}
            data={[grant.chainId, ...free].map((id) => ({ value: id ?? EVERY, label: nameOf(id) }))}
            disabled={disabled}
            onChange={({ currentTarget: { value } }) =>
              put(index, { ...grant, chainId: value === EVERY ? null : value })
            }
          />
          <NativeSelect
            label={t('role')}
            value={grant.role}
            data={ROLES.map((value) => ({ value, label: access(`role.${value}`) }))}
            disabled={disabled}
            onChange={({ currentTarget: { value } }) =>
              put(index, { ...grant, role: ROLES.find((role) => role === value) ?? grant.role })
            }
          />
          <ActionIcon
            aria-label={t('take', { chain: nameOf(grant.chainId) })}
            disabled={disabled}
            onClick={() => onChange(grants.toSpliced(index, 1))}
          >
            <IconX size={16} stroke={1.7} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {free.length > 0 ? (
        <Button
          variant="default"
          size="xs"
          className={classes.add}
          leftSection={<IconPlus size={14} stroke={1.7} aria-hidden />}
          disabled={disabled}
          onClick={add}
        >
          {t('add')}
        </Button>
      ) : null}
    </div>
  );
}
