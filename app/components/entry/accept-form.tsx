'use client';

import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { focusFirstFault } from '#app/components/shared/fields/focus-first-fault.ts';
import { FormProblem } from '#app/components/shared/fields/form-problem.tsx';
import { PasswordField } from '#app/components/shared/fields/password-field.tsx';
import { useAcceptInvitation } from '#lib/client/entry.ts';
import { acceptBodyOf, acceptFaults } from './accept-values.ts';
import { EmailField } from './email-field.tsx';
import { EntryNotice } from './entry-notice.tsx';
import { type InvitationFacts, InvitationWords } from './invitation-words.tsx';
import classes from './entry.module.css';

type Props = {
  token: string;
  facts: InvitationFacts;
  /** The e-mail of a different user who is signed in on this browser. */
  signedInAs: string | null;
  onAccepted: (answer: { state: 'signed-in' | 'second-factor' }) => void;
};

/** Creates the invited account, or asks only for the password if the account already exists. */
export function AcceptForm({ token, facts, signedInAs, onAccepted }: Props) {
  const t = useTranslations('entry.invitation');
  const entry = useTranslations('entry');
  const [values, setValues] = useState({ name: '', email: '', password: '' });
  const [checked, setChecked] = useState(false);
  const accept = useAcceptInvitation();
  const busy = accept.isPending || accept.data?.state === 'signed-in';
  const faults = checked ? acceptFaults(values, facts) : [];
  const change = (part: Partial<typeof values>) => setValues((before) => ({ ...before, ...part }));

  const submit = (form: HTMLFormElement) => {
    setChecked(true);
    if (acceptFaults(values, facts).length > 0) return focusFirstFault(form);
    accept.mutate(acceptBodyOf(token, values, facts), { onSuccess: onAccepted });
  };
  return (
    <form
      className={classes.card}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) submit(event.currentTarget);
      }}
    >
      <InvitationWords facts={facts} />
      {signedInAs === null ? null : <EntryNotice>{t('switches', { email: signedInAs })}</EntryNotice>}
      {facts.hasAccount ? <p className={classes.facts}>{t('hasAccount')}</p> : null}
      <div className={classes.form}>
        {facts.hasAccount ? null : (
          <TextInput
            name="name"
            label={entry('name')}
            autoComplete="name"
            maxLength={100}
            required
            withAsterisk={false}
            value={values.name}
            error={faults.includes('name') ? entry('required') : undefined}
            disabled={busy}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
        )}
        {facts.email === null ? (
          <EmailField
            value={values.email}
            onChange={(email) => change({ email })}
            fault={faults.includes('email')}
            disabled={busy}
          />
        ) : (
          // Read-only; password managers need it.
          <TextInput
            type="email"
            name="email"
            label={entry('email')}
            autoComplete="username"
            value={facts.email}
            readOnly
            variant="filled"
          />
        )}
        <PasswordField
          value={values.password}
          onChange={(password) => change({ password })}
          isNew={!facts.hasAccount}
          fault={faults.includes('password')}
          disabled={busy}
        />
        <FormProblem error={accept.error} />
        <Button type="submit" fullWidth className={classes.submit} loading={busy}>
          {t(facts.hasAccount ? 'join' : 'create')}
        </Button>
      </div>
    </form>
  );
}
