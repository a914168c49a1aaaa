'use client';

import { useLocale, useTranslations } from 'use-intl';
import { ConfirmDialog } from '#app/components/shared/dialogs/confirm-dialog.tsx';
import { formatAgo } from '#lib/client/format/ago.ts';
import { useRevokeKey } from '#lib/client/keys.ts';
import type { KeyView } from '#lib/contract/keys.ts';
import classes from './keys.module.css';

type Props = {
  apiKey: KeyView;
  /** The keys that are revoked along with it. */
  also: readonly KeyView[];
  /** In ms. */
  now: number;
  onClose: () => void;
};

/** Confirms a revocation. Shows when the key was last used, which tells whether anything still needs it. */
export function RevokeKeyDialog({ apiKey: { id, name, lastUsedAt }, also, now, onClose }: Props) {
  const t = useTranslations('keys.revoke');
  const locale = useLocale();
  const { mutate: revoke, isPending, error } = useRevokeKey();
  return (
    <ConfirmDialog
      opened
      title={t('title', { name })}
      words={{ confirm: t('confirm'), keep: t('keep'), refused: t('refused') }}
      pending={isPending}
      error={error}
      onConfirm={() => revoke(id, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>
        {t('text')}{' '}
        {lastUsedAt === null
          ? t('unused')
          : t('used', { when: formatAgo(locale, { at: new Date(lastUsedAt), now: new Date(now) }) })}
      </p>
      {also.length === 0 ? null : (
        <>
          <p>{t('also', { count: also.length })}</p>
          <ul className={classes.also}>
            {also.map((key) => (
              <li key={key.id}>{key.name}</li>
            ))}
          </ul>
        </>
      )}
    </ConfirmDialog>
  );
}
