'use client';

import { useTranslations } from 'use-intl';
import { useRemovePerson } from '#lib/client/people.ts';
import type { PersonView } from '#lib/contract/people.ts';
import { ConfirmDialog } from '#app/components/admin/confirm-dialog.tsx';

export function RemovePersonDialog({ person: { id, name }, onClose }: { person: PersonView; onClose: () => void }) {
  const t = useTranslations('people.removal');
  const { mutate: remove, isPending, error } = useRemovePerson();
  return (
    <ConfirmDialog
      opened
      title={t('title', { name })}
      words={{ confirm: t('confirm'), keep: t('keep'), refused: t('refused') }}
      pending={isPending}
      error={error}
      onConfirm={() => remove(id, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{t('text')}</p>
    </ConfirmDialog>
  );
}
