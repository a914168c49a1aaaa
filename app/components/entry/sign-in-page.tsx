'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { usePageTitle } from '#app/components/shared/page/use-page-title.ts';
import { useEntry } from '#lib/client/entry.ts';
import type { EndedWhile } from '#lib/client/leave-to-sign-in.ts';
import { EntryNotice } from './entry-notice.tsx';
import { SecondFactorStep } from './second-factor-step.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { TrialSignIn } from './trial-sign-in.tsx';
import classes from './entry.module.css';

type Props = {
  /** The path to open after signing in. */
  next: string;
  /** Set if a session ended: what the user was doing. */
  ended: EndedWhile | null;
};

export function SignInPage({ next, ended }: Props) {
  const t = useTranslations('entry.signIn');
  const [step, setStep] = useState<'password' | 'code'>('password');
  const { data: entry, isPending } = useEntry();
  usePageTitle(t('title'));
  // A full page load clears data of a previous user from this browser's memory.
  const enter = () => window.location.replace(next);
  if (isPending) return <section className={classes.card} aria-busy="true" />;
  if (step === 'code') {
    return (
      <section className={classes.card}>
        <SecondFactorStep onSignedIn={enter} onBack={() => setStep('password')} />
      </section>
    );
  }
  const trial = entry?.trial === true;
  return (
    <section className={classes.card}>
      <h1 className={classes.title}>{t('title')}</h1>
      {ended === null ? null : <EntryNotice>{ended === 'acting' ? t('endedActing') : t('endedLooking')}</EntryNotice>}
      {entry?.needsSetup ? <EntryNotice>{t('needsSetup')}</EntryNotice> : null}
      {trial ? (
        <>
          <TrialSignIn onSignedIn={enter} />
          <p className={classes.or}>{t('or')}</p>
        </>
      ) : null}
      <SignInForm isSecond={trial} onSignedIn={enter} onSecondFactor={() => setStep('code')} />
      {trial || entry?.needsSetup ? null : <p className={classes.small}>{t('forgotten')}</p>}
    </section>
  );
}
