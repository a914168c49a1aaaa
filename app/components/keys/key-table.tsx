'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Chain } from '#lib/contract/chains.ts';
import type { KeyView } from '#lib/contract/keys.ts';
import { useNow } from '#app/components/shared/use-now.ts';
import { KeyRow } from './key-row.tsx';
import { keysMadeBy, validKeys } from './model/affected-keys.ts';
import { RevokeKeyDialog } from './revoke-key-dialog.tsx';
import admin from '#app/components/admin/admin.module.css';
import classes from './keys.module.css';

const COLUMNS = ['name', 'scope', 'chains', 'made', 'used', 'expires', 'action'] as const;

type Props = { keys: readonly KeyView[]; chains: readonly Chain[] };

export function KeyTable({ keys, chains }: Props) {
  const t = useTranslations('keys');
  const now = useNow();
  const [revoking, setRevoking] = useState<KeyView | null>(null);
  return (
    <section className={admin.card} aria-label={t('list')}>
      <table className={`${admin.table} ${classes.table}`}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" data-column={column}>
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <KeyRow key={key.id} apiKey={key} chains={chains} now={now} onRevoke={() => setRevoking(key)} />
          ))}
        </tbody>
      </table>
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
