'use client';

import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { KnownId } from '#lib/client/known-ids.ts';
import type { CallField } from './filled-call.ts';
import classes from './try.module.css';

type Props = {
  fields: readonly CallField[];
  known: Readonly<Record<string, readonly KnownId[]>>;
  values: Readonly<Record<string, string>>;
  onChange: (name: string, value: string) => void;
};

/** One field per parameter: a choice by name if its IDs are known, a text otherwise. */
export function CallFields({ fields, known, values, onChange }: Props) {
  const t = useTranslations('api.docs');
  if (fields.length === 0) return null;
  return (
    <div className={classes.fields}>
      {fields.map(({ name, place, required }) => {
        const ids = known[name] ?? [];
        const shared = {
          label: `${name}${required ? ` · ${t('required')}` : ''}`,
          description: t(`place.${place}`),
          value: values[name] ?? '',
          onChange: (event: { currentTarget: { value: string } }) => onChange(name, event.currentTarget.value),
        };
        if (ids.length === 0) return <TextInput key={name} {...shared} autoComplete="off" spellCheck={false} />;
        const choices = ids.map((one) => ({ value: one.id, label: one.name }));
        return (
          <NativeSelect key={name} {...shared} data={[...(required ? [] : [{ value: '', label: '—' }]), ...choices]} />
        );
      })}
    </div>
  );
}
