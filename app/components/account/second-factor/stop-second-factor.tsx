'use client';

import { useTranslations } from 'use-intl';
import { useStopSecondFactor } from '#lib/client/account.ts';
import { PasswordStep } from './password-step.tsx';

type Props = { onStopped: () => void; onCancel: () => void };

export function StopSecondFactor({ onStopped, onCancel }: Props) {
  const t = useTranslations('account.secondFactor');
  const stop = useStopSecondFactor();
  return (
    <PasswordStep
      text={t('stopText')}
      submit={t('stop')}
      pending={stop.isPending}
      error={stop.error}
      onSubmit={(password) => stop.mutate({ password }, { onSuccess: onStopped })}
      onCancel={onCancel}
    />
  );
}
