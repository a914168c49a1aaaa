'use client';

import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

/** Debounce delay; also covers IME composition. */
const PAUSE_MS = 300;

/** Filters by part of the actor's name. The input is debounced. */
export function WhoField({ value, onChange }: { value: string; onChange: (who: string) => void }) {
  const t = useTranslations('audit.filter');
  const [text, setText] = useState(value);
  const [lastValue, setLastValue] = useState(value);
  const ask = useDebouncedCallback(onChange, PAUSE_MS);
  // The filter was cleared from outside.
  if (value !== lastValue) {
    setLastValue(value);
    setText(value);
  }
  return (
    <TextInput
      size="xs"
      label={t('actor')}
      placeholder={t('actorHint')}
      maxLength={100}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        ask(event.currentTarget.value);
      }}
    />
  );
}
