'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { CodeField } from '#app/components/shared/fields/code-field.tsx';
import { FormProblem } from '#app/components/shared/fields/form-problem.tsx';
import { useSignInSecondFactor } from '#lib/client/entry.ts';
import classes from './entry.module.css';

type Props = { onSignedIn: () => void; onBack: () => void };

/** The second step of signing in: the authenticator code. */
export function SecondFactorStep({ onSignedIn, onBack }: Props) {
  const t = useTranslations('entry.secondFactor');
  const entry = useTranslations('entry');
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState(false);
  const verify = useSignInSecondFactor();
  const busy = verify.isPending || verify.isSuccess;
  const submit = () => {
    if (code.trim() === '') return setMissing(true);
    verify.mutate({ code: code.trim() }, { onSuccess: onSignedIn });
  };
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) submit();
      }}
    >
      <div className={classes.about}>
        <h1 className={classes.title}>{t('title')}</h1>
        <p className={classes.facts}>{t('text')}</p>
      </div>
      <CodeField
        label={t('code')}
        value={code}
        onChange={(next) => {
          setCode(next);
          setMissing(false);
        }}
        fault={missing ? entry('required') : undefined}
        disabled={busy}
      />
      <p className={classes.small}>{t('backup')}</p>
      <FormProblem error={verify.error} />
      <Button type="submit" fullWidth className={classes.submit} loading={busy}>
        {t('submit')}
      </Button>
      <Button variant="subtle" size="xs" disabled={busy} onClick={onBack}>
        {t('back')}
      </Button>
    </form>
  );
}
