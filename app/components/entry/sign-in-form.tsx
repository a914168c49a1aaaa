'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { focusFirstFault } from '#app/components/shared/fields/focus-first-fault.ts';
import { FormProblem } from '#app/components/shared/fields/form-problem.tsx';
import { PasswordField } from '#app/components/shared/fields/password-field.tsx';
import { useSignIn } from '#lib/client/entry.ts';
import { signInSchema } from '#lib/contract/session.ts';
import { EmailField } from './email-field.tsx';
import classes from './entry.module.css';

type Props = {
  /** The page offers another way to sign in, which gets the focus first. */
  isSecond: boolean;
  onSignedIn: () => void;
  onSecondFactor: () => void;
};

export function SignInForm({ isSecond, onSignedIn, onSecondFactor }: Props) {
  const t = useTranslations('entry.signIn');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [checked, setChecked] = useState(false);
  const signIn = useSignIn();
  const busy = signIn.isPending || signIn.data?.state === 'signed-in';
  const faults = checked ? faultsOf({ email, password }) : [];

  const submit = (form: HTMLFormElement) => {
    setChecked(true);
    const body = { email: email.trim(), password };
    if (faultsOf(body).length > 0) return focusFirstFault(form);
    signIn.mutate(body, {
      onSuccess: ({ state }) => (state === 'signed-in' ? onSignedIn() : onSecondFactor()),
    });
  };
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) submit(event.currentTarget);
      }}
    >
      <EmailField value={email} onChange={setEmail} fault={faults.includes('email')} disabled={busy} />
      <PasswordField value={password} onChange={setPassword} fault={faults.includes('password')} disabled={busy} />
      <FormProblem error={signIn.error} />
      <Button
        type="submit"
        fullWidth
        className={classes.submit}
        variant={isSecond ? 'default' : 'filled'}
        loading={busy}
      >
        {t('submit')}
      </Button>
    </form>
  );
}

/** Validates with the API's own schema. */
function faultsOf({ email, password }: { email: string; password: string }): readonly PropertyKey[] {
  const read = signInSchema.safeParse({ email: email.trim(), password });
  return read.success ? [] : read.error.issues.flatMap(({ path: [field] }) => field ?? []);
}
