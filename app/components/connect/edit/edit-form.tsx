'use client';

import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { FormRefusal } from '#app/components/connect/form-refusal.tsx';
import classes from '#app/components/connect/connect.module.css';

type Props = {
  title: string;
  intro: string;
  submitLabel: string;
  pending: boolean;
  /** An error that belongs to no field or side. */
  error: unknown;
  /** Rendered to the left of the buttons. */
  extra?: ReactNode;
  /** False if a field is invalid; the first invalid field gets the focus. */
  onSubmit: () => boolean;
  onCancel: () => void;
  children: ReactNode;
};

/** Edits one part of a chain inside its card. */
export function EditForm({ title, intro, submitLabel, pending, error, extra, onSubmit, onCancel, children }: Props) {
  const t = useTranslations('connect.form');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' });
    form.current?.querySelector('input')?.focus({ preventScroll: true });
  }, []);
  return (
    <form
      ref={form}
      className={classes.edit}
      aria-label={title}
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (onSubmit()) return;
        requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      }}
    >
      <div>
        <h3 className={classes.editTitle}>{title}</h3>
        <p className={classes.facts}>{intro}</p>
      </div>
      {children}
      <div className={classes.editFoot}>
        {error ? <FormRefusal error={error} /> : null}
        {extra}
        <Button variant="default" onClick={onCancel} disabled={pending}>
          {t('cancel')}
        </Button>
        <Button type="submit" loading={pending}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
