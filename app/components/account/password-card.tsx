'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { focusFirstFault } from '#app/components/shared/fields/focus-first-fault.ts';
import { FormProblem } from '#app/components/shared/fields/form-problem.tsx';
import { PasswordField } from '#app/components/shared/fields/password-field.tsx';
import { useChangePassword } from '#lib/client/account.ts';
import { Card } from './card.tsx';
import { Said } from './said.tsx';
import fields from '#app/components/shared/fields/fields.module.css';
import classes from './account.module.css';

export function PasswordCard({ hasPassword }: { hasPassword: boolean }) {
  const t = useTranslations('account.password');
  const [opened, setOpened] = useState(false);
  const [saved, setSaved] = useState(false);
  const done = () => {
    setOpened(false);
    setSaved(true);
  };
  return (
    <Card
      title={t('title')}
      text={saved && !opened ? <Said>{t('saved')}</Said> : t(hasPassword ? 'text' : 'none')}
      action={
        hasPassword && !opened ? (
          <Button variant="default" size="xs" onClick={() => setOpened(true)}>
            {t('change')}
          </Button>
        ) : null
      }
    >
      {opened ? <PasswordForm onDone={done} onCancel={() => setOpened(false)} /> : null}
    </Card>
  );
}

function PasswordForm({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const t = useTranslations('account.password');
  const account = useTranslations('account');
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [checked, setChecked] = useState(false);
  const change = useChangePassword();
  const submit = (form: HTMLFormElement) => {
    setChecked(true);
    if (current === '' || next === '') return focusFirstFault(form);
    change.mutate({ current, next }, { onSuccess: onDone });
  };
  return (
    <form
      className={`${classes.body} ${fields.fields}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!change.isPending) submit(event.currentTarget);
      }}
    >
      <div className={classes.pair}>
        <PasswordField
          label={t('current')}
          value={current}
          onChange={setCurrent}
          fault={checked && current === ''}
          disabled={change.isPending}
        />
        <PasswordField
          label={t('next')}
          value={next}
          onChange={setNext}
          isNew
          fault={checked && next === ''}
          disabled={change.isPending}
        />
      </div>
      <FormProblem error={change.error} />
      <div className={classes.foot}>
        <Button variant="default" disabled={change.isPending} onClick={onCancel}>
          {account('cancel')}
        </Button>
        <Button type="submit" loading={change.isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
