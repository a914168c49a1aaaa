'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { FormProblem } from '#app/components/shared/fields/form-problem.tsx';
import { Link } from '#app/components/shared/link.tsx';
import { usePageTitle } from '#app/components/shared/page/use-page-title.ts';
import { useInvitation, useJoinByInvitation } from '#lib/client/entry.ts';
import type { Session } from '#lib/client/session.ts';
import { AcceptForm } from './accept-form.tsx';
import { JoinStep } from './join-step.tsx';
import { SecondFactorStep } from './second-factor-step.tsx';
import { useFragmentToken } from './use-fragment-token.ts';
import classes from './entry.module.css';

type Props = {
  kind: 'setup' | 'invitation';
  /** The signed-in user, if any. */
  person: Session['person'] | null;
};

/** Accepts an invitation. Also handles the setup link of the first account. */
export function InvitationPage({ kind, person }: Props) {
  const t = useTranslations('entry.invitation');
  const { token, isRead } = useFragmentToken();
  const { data: facts, error } = useInvitation(token);
  const [step, setStep] = useState<'accept' | 'code' | 'join'>('accept');
  const join = useJoinByInvitation();
  usePageTitle(t(kind === 'setup' ? 'setupTitle' : 'title'));
  const enter = () => window.location.replace('/');

  if (isRead && token === null) return <DeadEnd title={t('incompleteTitle')} text={t('incompleteText')} />;
  if (error) return <DeadEnd title={t('refused')} error={error} />;
  if (token === null || facts === undefined) return <section className={classes.card} aria-busy="true" />;
  const joinNow = () => join.mutate({ token }, { onSuccess: enter, onError: () => setStep('join') });
  if (step === 'code') {
    return (
      <section className={classes.card}>
        {/* With a second factor, signing in doesn't accept the invitation yet; that takes another step. */}
        <SecondFactorStep onSignedIn={joinNow} onBack={() => setStep('accept')} />
      </section>
    );
  }
  if (step === 'join' || (person !== null && person.email === facts.email)) {
    return <JoinStep facts={facts} name={person?.name ?? null} join={join} onJoin={joinNow} />;
  }
  return (
    <AcceptForm
      token={token}
      facts={facts}
      signedInAs={person?.email ?? null}
      onAccepted={({ state }) => (state === 'signed-in' ? enter() : setStep('code'))}
    />
  );
}

type DeadEndProps = { title: string; text?: string; error?: unknown };

/** Shown for an unusable link, with what to do instead. */
function DeadEnd({ title, text, error }: DeadEndProps) {
  const t = useTranslations('entry.invitation');
  return (
    <section className={classes.card}>
      <h1 className={classes.title}>{title}</h1>
      {text === undefined ? null : <p className={classes.facts}>{text}</p>}
      <FormProblem error={error} />
      <Button component={Link} href="/sign-in" variant="default" fullWidth>
        {t('toSignIn')}
      </Button>
    </section>
  );
}
