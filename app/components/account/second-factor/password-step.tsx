'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { focusFirstFault } from '#app/components/shared/fields/focus-first-fault.ts';
import { FormProblem } from '#app/components/shared/fields/form-problem.tsx';
import { PasswordField } from '#app/components/shared/fields/password-field.tsx';
import classes from '#app/components/account/account.module.css';
import fields from '#app/components/shared/fields/fields.module.css';

type Props = {
  text?: string;
  submit: string;
  pending: boolean;
  error: unknown;
  onSubmit: (password: string) => void;
  onCancel: () => void;
};

/** Asks for the password again, so that an unattended open session can't change the sign-in settings. */
export function PasswordStep({ text, submit, pending, error, onSubmit, onCancel }: Props) {
  const t = useTranslations('account');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  return (
    <form
      className={`${classes.body} ${fields.fields}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(password === '');
        if (password === '') return focusFirstFault(event.currentTarget);
        if (!pending) onSubmit(password);
      }}
    >
      {text === undefined ? null : <p className={classes.facts}>{text}</p>}
      <div className={classes.single}>
        <PasswordField
          label={t('secondFactor.password')}
          value={password}
          onChange={setPassword}
          fault={missing && password === ''}
          disabled={pending}
        />
      </div>
      <FormProblem error={error} />
      <div className={classes.foot}>
        <Button variant="default" disabled={pending} onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button type="submit" loading={pending}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
