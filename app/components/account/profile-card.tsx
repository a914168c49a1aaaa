'use client';

import { useTranslations } from 'use-intl';
import { chainName } from '#app/components/shared/chain-name.ts';
import { useChains } from '#lib/client/chains.ts';
import type { SessionView } from '#lib/contract/session.ts';
import { Card } from './card.tsx';
import classes from './account.module.css';

/** The viewer's name, e-mail and roles. */
export function ProfileCard({ details: { person, grants } }: { details: SessionView }) {
  const t = useTranslations('account.profile');
  const access = useTranslations('access');
  const { data: chains = [] } = useChains();
  return (
    <Card title={t('title')}>
      <dl className={classes.profile}>
        <dt>{t('name')}</dt>
        <dd>{person.name}</dd>
        <dt>{t('email')}</dt>
        <dd>{person.email}</dd>
        <dt>{t('roles')}</dt>
        <dd>
          {grants.length === 0 ? (
            t('none')
          ) : (
            <ul className={classes.roles}>
              {grants.map(({ role, chainId }) => (
                <li key={chainId ?? ''}>
                  {t('in', { where: chainName(chainId, chains, access), role: access(`role.${role}`) })}
                </li>
              ))}
            </ul>
          )}
        </dd>
      </dl>
    </Card>
  );
}
