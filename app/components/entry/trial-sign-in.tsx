'use client';

import { Button } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { FormProblem } from '#app/components/shared/fields/form-problem.tsx';
import { useSignInTrial } from '#lib/client/entry.ts';
import classes from './entry.module.css';

/** One-click sign-in for the trial, only on the machine it runs on. */
export function TrialSignIn({ onSignedIn }: { onSignedIn: () => void }) {
  const t = useTranslations('entry.signIn');
  const signIn = useSignInTrial();
  return (
    <div className={classes.form}>
      <p className={classes.facts}>{t('trialText')}</p>
      <FormProblem error={signIn.error} />
      <Button
        fullWidth
        leftSection={<IconFlask size={16} stroke={1.7} aria-hidden />}
        loading={signIn.isPending || signIn.isSuccess}
        onClick={() => signIn.mutate(undefined, { onSuccess: onSignedIn })}
      >
        {t('trial')}
      </Button>
    </div>
  );
}
