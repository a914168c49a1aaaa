'use client';

import { TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';

type Props = {
  value: string;
  onChange: (value: string) => void;
  /** Submitted empty or with an invalid address. */
  fault: boolean;
  disabled: boolean;
};

export function EmailField({ value, onChange, fault, disabled }: Props) {
  const t = useTranslations('entry');
  return (
    <TextInput
      type="email"
      name="email"
      label={t('email')}
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={254}
      required
      withAsterisk={false}
      value={value}
      error={fault ? t(value.trim() === '' ? 'required' : 'invalidEmail') : undefined}
      disabled={disabled}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
