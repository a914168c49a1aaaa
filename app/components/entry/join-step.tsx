'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { FormProblem } from '#app/components/shared/fields/form-problem.tsx';
import type { useJoinByInvitation } from '#lib/client/entry.ts';
import { EntryNotice } from './entry-notice.tsx';
import { type InvitationFacts, InvitationWords } from './invitation-words.tsx';
import classes from './entry.module.css';

type Props = {
  facts: InvitationFacts;
  /** The user signed in when the page was loaded; null if they signed in on this page. */
  name: string | null;
  join: ReturnType<typeof useJoinByInvitation>;
  onJoin: () => void;
};

/** Lets the invited user, already signed in, join with one click. */
export function JoinStep({ facts, name, join, onJoin }: Props) {
  const t = useTranslations('entry.invitation');
  return (
    <section className={classes.card}>
      <InvitationWords facts={facts} />
      <EntryNotice>{name === null ? t('joinAgain') : t('signedInAs', { name })}</EntryNotice>
      <FormProblem error={join.error} />
      <Button fullWidth loading={join.isPending || join.isSuccess} onClick={onJoin}>
        {t('join')}
      </Button>
    </section>
  );
}
