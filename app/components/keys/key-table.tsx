'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { keysMadeBy, validKeys } from '#app/components/shared/affected-keys.ts';
import { CardTable } from '#app/components/shared/card-table/card-table.tsx';
import { useNow } from '#app/components/shared/use-now.ts';
import type { Chain } from '#lib/contract/chains.ts';
import type { KeyView } from '#lib/contract/keys.ts';
import { KeyRow } from './key-row.tsx';
import { RevokeKeyDialog } from './revoke-key-dialog.tsx';
import table from '#app/components/shared/card-table/card-table.module.css';
import classes from './keys.module.css';

const COLUMNS = ['name', 'scope', 'chains', 'made', 'used', 'expires', 'action'] as const;

type Props = { keys: readonly KeyView[]; chains: readonly Chain[] };

export function KeyTable({ keys, chains }: Props) {
  const t = useTranslations('keys');
  const now = useNow();
  const [revoking, setRevoking] = useState<KeyView | null>(null);
  return (
    <section className={table.card} aria-label={t('list')}>
      <CardTable columns={COLUMNS.map((name) => ({ name, label: t(`column.${name}`) }))} className={classes.table}>
        {keys.map((key) => (
          <KeyRow key={key.id} apiKey={key} chains={chains} now={now} onRevoke={() => setRevoking(key)} />
        ))}
      </CardTable>
      {revoking ? (
        <RevokeKeyDialog
          apiKey={revoking}
          also={keysMadeBy(validKeys(keys, now), revoking.id)}
          now={now}
          onClose={() => setRevoking(null)}
        />
      ) : null}
    </section>
  );
}
