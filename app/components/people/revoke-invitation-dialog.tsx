'use client';

import { useTranslations } from 'use-intl';
import { ConfirmDialog } from '#app/components/shared/dialogs/confirm-dialog.tsx';
import { useRevokeInvitation } from '#lib/client/people.ts';

type Props = { invitationId: string; email: string; onClose: () => void };

export function RevokeInvitationDialog({ invitationId, email, onClose }: Props) {
  const t = useTranslations('people.invitations');
  const { mutate: revoke, isPending, error } = useRevokeInvitation();
  return (
    <ConfirmDialog
      opened
      title={t('confirmTitle', { email })}
      words={{ confirm: t('confirm'), keep: t('keep'), refused: t('refused') }}
      pending={isPending}
      error={error}
      onConfirm={() => revoke(invitationId, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{t('confirmText')}</p>
    </ConfirmDialog>
  );
}
