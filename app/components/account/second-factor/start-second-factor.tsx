'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useStartSecondFactor } from '#lib/client/account.ts';
import { BackupCodes } from './backup-codes.tsx';
import { ConfirmStep } from './confirm-step.tsx';
import { PasswordStep } from './password-step.tsx';

type Props = { email: string; onClose: () => void };

/** Three steps: password, authenticator, backup codes. */
export function StartSecondFactor({ email, onClose }: Props) {
  const t = useTranslations('account.secondFactor');
  const start = useStartSecondFactor();
  const [confirmed, setConfirmed] = useState(false);
  if (start.data === undefined) {
    return (
      <PasswordStep
        submit={t('next')}
        pending={start.isPending}
        error={start.error}
        onSubmit={(password) => start.mutate({ password })}
        onCancel={onClose}
      />
    );
  }
  const { uri, backupCodes } = start.data;
  return confirmed ? (
    <BackupCodes codes={backupCodes} email={email} onDone={onClose} />
  ) : (
    <ConfirmStep uri={uri} onConfirmed={() => setConfirmed(true)} onCancel={onClose} />
  );
}
