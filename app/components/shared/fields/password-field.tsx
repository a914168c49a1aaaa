'use client';

import { PasswordInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { PasswordHint } from './password-hint.tsx';

type Props = {
  label?: ReactNode;
  value: string;
  onChange: (value: string) => void;
  /** True for a new password, which shows its strength; false for an existing one. */
  isNew?: boolean;
  /** Submitted empty, or the server's error. */
  fault: boolean | string;
  disabled: boolean;
};

export function PasswordField({ label, value, onChange, isNew = false, fault, disabled }: Props) {
  const t = useTranslations('entry');
  return (
    <div>
      <PasswordInput
        name={isNew ? 'new-password' : 'password'}
        label={label ?? t('password')}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        maxLength={200}
        required
        withAsterisk={false}
        value={value}
        error={fault === true ? t('required') : fault || undefined}
        disabled={disabled}
        // Keep the visibility toggle reachable by keyboard.
        visibilityToggleButtonProps={{ 'aria-label': t('showPassword'), tabIndex: 0 }}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {isNew ? <PasswordHint password={value} /> : null}
    </div>
  );
}
