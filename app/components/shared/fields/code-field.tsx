'use client';

import { TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import classes from './fields.module.css';

type Props = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  fault: string | undefined;
  disabled: boolean;
};

/** Takes an authenticator code or a backup code. Autofocused, since it is the only field. */
export function CodeField({ label, value, onChange, fault, disabled }: Props) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <TextInput
      name="code"
      label={label}
      classNames={{ input: classes.code }}
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      // Not numeric, because backup codes contain letters.
      inputMode="text"
      maxLength={40}
      required
      withAsterisk={false}
      ref={field}
      value={value}
      error={fault}
      disabled={disabled}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
