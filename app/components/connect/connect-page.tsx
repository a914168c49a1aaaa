'use client';

import { Button } from '@mantine/core';
import { IconBuildingStore, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { FirstAnswer } from '#app/components/shared/page/first-answer.tsx';
import { Notice } from '#app/components/shared/page/notice.tsx';
import { usePageTitle } from '#app/components/shared/page/use-page-title.ts';
import { useChains, useDiscover } from '#lib/client/chains.ts';
import { useMay } from '#lib/client/session.ts';
import { ChainCard } from './chain-card.tsx';
import { ChainForm } from './chain-form.tsx';
import classes from './connect.module.css';

/** Lists the chains with their two connections, and adds new ones. */
export function ConnectPage() {
  const t = useTranslations('connect');
  const shell = useTranslations('shell.noChains');
  const { data: chains, error, refetch } = useChains();
  const { mutate: discover, variables: discoveredId, ...discovery } = useDiscover();
  const [adding, setAdding] = useState(false);
  const mayAdd = useMay(null).change;
  usePageTitle(t('title'));
  if (chains === undefined) return <FirstAnswer error={error} onRetry={() => void refetch()} />;

  const added = (chainId: string) => {
    setAdding(false);
    discover(chainId);
  };
  const none = chains.length === 0;
  const formOpen = mayAdd && (adding || none);
  if (none && !mayAdd) {
    return <Notice Icon={IconBuildingStore} title={shell('title')} text={shell('text')} />;
  }
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{none ? t('empty.title') : t('title')}</h1>
        <span className={classes.facts}>{none ? t('empty.text') : t('facts')}</span>
        {formOpen || !mayAdd ? null : (
          <Button
            className={classes.add}
            leftSection={<IconPlus size={16} stroke={1.7} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {t('add')}
          </Button>
        )}
      </header>
      {formOpen ? <ChainForm onAdded={added} onCancel={none ? undefined : () => setAdding(false)} /> : null}
      {chains.map((chain) => {
        const mine = discoveredId === chain.id;
        return (
          <ChainCard
            key={chain.id}
            chain={chain}
            discovering={mine && discovery.isPending}
            busy={discovery.isPending}
            discovered={mine ? (discovery.data ?? null) : null}
            error={mine ? discovery.error : null}
            onDiscover={() => discover(chain.id)}
            onCloseResult={discovery.reset}
          />
        );
      })}
    </div>
  );
}
