'use client';

import { useTranslations } from 'use-intl';
import { Dialog } from '#app/components/shared/dialogs/dialog.tsx';
import { useMakeKey } from '#lib/client/keys.ts';
import type { Chain } from '#lib/contract/chains.ts';
import { KeyForm } from './key-form.tsx';
import { KeyOnce } from './key-once.tsx';

type Props = {
  /** Whether the user can create a key for all chains. */
  all: boolean;
  chains: readonly Chain[];
  onClose: () => void;
};

/** Creates a key and shows it. Once it is shown, only the dialog's own button closes it. */
export function MakeKeyDialog({ all, chains, onClose }: Props) {
  const t = useTranslations('keys');
  const { mutate: make, data: made, isPending, error } = useMakeKey();
  return (
    <Dialog
      title={made ? t('once.title', { name: made.key.name }) : t('form.title')}
      closable={made === undefined && !isPending}
      onClose={onClose}
    >
      {made ? (
        <KeyOnce secret={made.secret} onClose={onClose} />
      ) : (
        <KeyForm all={all} chains={chains} pending={isPending} error={error} onSubmit={make} onCancel={onClose} />
      )}
    </Dialog>
  );
}
