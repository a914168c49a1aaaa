'use client';

import { Button } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { AdminFirstAnswer } from '#app/components/shared/page/admin-first-answer.tsx';
import { Notice } from '#app/components/shared/page/notice.tsx';
import { PageHead } from '#app/components/shared/page/page-head.tsx';
import { administeredChains, useAdminScope } from '#lib/client/admin-of.ts';
import { useChains } from '#lib/client/chains.ts';
import { useKeys } from '#lib/client/keys.ts';
import { KeyTable } from './key-table.tsx';
import { MakeKeyDialog } from './make-key-dialog.tsx';
import classes from '#app/theme/page.module.css';

/** The API keys of internal tools. */
export function KeysPage() {
  const t = useTranslations('keys');
  const { data: keys, error, refetch } = useKeys();
  const { data: chains, error: chainsError, refetch: refetchChains } = useChains();
  const adminScope = useAdminScope();
  const [making, setMaking] = useState(false);
  if (keys === undefined) return <AdminFirstAnswer error={error} onRetry={() => void refetch()} />;
  // The form needs the chains for its options.
  if (chains === undefined) return <AdminFirstAnswer error={chainsError} onRetry={() => void refetchChains()} />;
  const make = (
    <Button leftSection={<IconPlus size={16} stroke={1.7} aria-hidden />} onClick={() => setMaking(true)}>
      {t('make')}
    </Button>
  );
  return (
    <div className={classes.page}>
      <PageHead title={t('title')} facts={t('facts')} action={make} />
      {keys.length === 0 ? (
        <Notice Icon={IconKey} title={t('empty')} text={t('emptyText')} />
      ) : (
        <KeyTable keys={keys} chains={chains} />
      )}
      {making ? (
        <MakeKeyDialog
          all={adminScope.all}
          chains={administeredChains(adminScope, chains)}
          onClose={() => setMaking(false)}
        />
      ) : null}
    </div>
  );
}
