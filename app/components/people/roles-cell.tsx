'use client';

import { useTranslations } from 'use-intl';
import { chainName } from '#app/components/shared/chain-name.ts';
import type { Chain } from '#lib/contract/chains.ts';
import type { GrantView } from '#lib/contract/grants.ts';
import classes from './people.module.css';

/** A member's roles, one per line: 管理者 · 全チェーン. */
export function RolesCell({ grants, chains }: { grants: readonly GrantView[]; chains: readonly Chain[] }) {
  const t = useTranslations('people');
  const access = useTranslations('access');
  if (grants.length === 0) return t('noRole');
  return (
    <ul className={classes.roles}>
      {grants.map(({ role, chainId }) => (
        <li key={chainId ?? ''}>
          {t.rich('grant', {
            role: access(`role.${role}`),
            chain: chainName(chainId, chains, access),
            b: (words) => <b>{words}</b>,
          })}
        </li>
      ))}
    </ul>
  );
}
