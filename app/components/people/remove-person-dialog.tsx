'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { keysAffected, validKeys } from '#app/components/shared/affected-keys.ts';
import { ConfirmDialog } from '#app/components/shared/dialogs/confirm-dialog.tsx';
import { useKeys } from '#lib/client/keys.ts';
import { useRemovePerson } from '#lib/client/people.ts';
import type { Chain } from '#lib/contract/chains.ts';
import type { PersonView } from '#lib/contract/people.ts';
import { AffectedKeys } from './affected-keys.tsx';

type Props = {
  person: PersonView;
  chains: readonly Chain[];
  /** In ms. */
  now: number;
  onClose: () => void;
};

/** Confirms removing a member, and lists the keys they created. */
export function RemovePersonDialog({ person: { id, name }, chains, now, onClose }: Props) {
  const t = useTranslations('people.removal');
  const { data: keys, isPending: loading } = useKeys();
  const [revokeKeys, setRevokeKeys] = useState(true);
  const { mutate: remove, isPending, error } = useRemovePerson();
  return (
    <ConfirmDialog
      opened
      title={t('title', { name })}
      words={{ confirm: t('confirm'), keep: t('keep'), refused: t('refused') }}
      // Confirming requires that the keys are loaded.
      pending={isPending || loading}
      error={error}
      onConfirm={() => remove({ personId: id, revokeKeys }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{t('text')}</p>
      <AffectedKeys
        name={name}
        keys={keysAffected(validKeys(keys ?? [], now), { personId: id, grants: [] })}
        chains={chains}
        revoke={revokeKeys}
        disabled={isPending}
        onChange={setRevokeKeys}
      />
    </ConfirmDialog>
  );
}
