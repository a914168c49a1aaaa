'use client';

import { Button } from '@mantine/core';
import { useLocale, useTranslations } from 'use-intl';
import { Breakable } from '#app/components/shared/breakable.tsx';
import { ActionCell, Cell, RowHead } from '#app/components/shared/card-table/card-table.tsx';
import { chainName } from '#app/components/shared/chain-name.ts';
import { formatAgo } from '#lib/client/format/ago.ts';
import { formatDate, formatExact } from '#lib/client/format/clock.ts';
import { formatNames } from '#lib/client/format/list.ts';
import { viewerTimeZone } from '#lib/client/format/zoned.ts';
import type { Chain } from '#lib/contract/chains.ts';
import type { KeyView } from '#lib/contract/keys.ts';
import { keyState } from './model/key-state.ts';
import table from '#app/components/shared/card-table/card-table.module.css';

type Props = {
  apiKey: KeyView;
  chains: readonly Chain[];
  /** In ms. */
  now: number;
  onRevoke: () => void;
};

export function KeyRow({ apiKey, chains, now, onRevoke }: Props) {
  const t = useTranslations('keys');
  const access = useTranslations('access');
  const common = useTranslations('common');
  const locale = useLocale();
  const { name, start, scope, chainIds, createdBy, createdAt, lastUsedAt, expiresAt, revokedAt } = apiKey;
  const state = keyState(apiKey, now);
  const date = (at: string) => formatDate(locale, { at: new Date(at), now: new Date(now) });
  const exact = (at: string) => formatExact(locale, { at: new Date(at), timeZone: viewerTimeZone() });
  const names = (chainIds ?? [null]).map((chainId) => chainName(chainId, chains, access));
  return (
    <tr data-over={state === 'revoked' || state === 'expired' || undefined}>
      <RowHead column="name">
        <span className={table.name}>
          <Breakable text={name} />
        </span>
        {start === '' ? null : <span className={`${table.second} ${table.mono}`}>{t('start', { start })}</span>}
      </RowHead>
      <Cell column="scope" label={t('column.scope')}>
        {access(`scope.${scope}`)}
      </Cell>
      <Cell column="chains" label={t('column.chains')}>
        {formatNames(locale, names)}
      </Cell>
      <Cell column="made" label={t('column.made')} title={exact(createdAt)}>
        {common('personInTable', { name: createdBy, kind: 'person' })}
        <span className={table.second}>{date(createdAt)}</span>
      </Cell>
      <Cell column="used" label={t('column.used')} title={lastUsedAt === null ? undefined : exact(lastUsedAt)}>
        {lastUsedAt === null ? t('neverUsed') : formatAgo(locale, { at: new Date(lastUsedAt), now: new Date(now) })}
      </Cell>
      <Cell column="expires" label={t('column.expires')} title={expiresAt === null ? undefined : exact(expiresAt)}>
        {revokedAt === null ? <Expiry state={state} date={expiresAt && date(expiresAt)} /> : null}
        {revokedAt === null ? null : t('revoked', { when: date(revokedAt) })}
      </Cell>
      <ActionCell>
        {revokedAt === null ? (
          <Button variant="default" size="xs" aria-label={t('revoke.label', { name })} onClick={onRevoke}>
            {t('revoke.button')}
          </Button>
        ) : null}
      </ActionCell>
    </tr>
  );
}

function Expiry({ state, date }: { state: ReturnType<typeof keyState>; date: string | null }) {
  const t = useTranslations('keys');
  if (date === null) return t('never');
  return (
    <span>
      {date}
      {state === 'expiring' ? <span className={`${table.second} ${table.soon}`}>{t('expiresSoon')}</span> : null}
      {state === 'expired' ? <span className={table.second}>{t('expired')}</span> : null}
    </span>
  );
}
