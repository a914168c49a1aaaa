'use client';

import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { AdminFirstAnswer } from '#app/components/shared/page/admin-first-answer.tsx';
import { PageHead } from '#app/components/shared/page/page-head.tsx';
import { useAdminScope } from '#lib/client/admin-of.ts';
import { useChains } from '#lib/client/chains.ts';
import { useInvitations, usePeople } from '#lib/client/people.ts';
import { InvitationsCard } from './invitations-card.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { PeopleTable } from './people-table.tsx';
import classes from '#app/theme/page.module.css';

/** Members with their roles, and pending invitations. */
export function PeoplePage() {
  const t = useTranslations('people');
  const { data: people, error, refetch } = usePeople();
  const { data: invitations } = useInvitations();
  const { data: chains, error: chainsError, refetch: refetchChains } = useChains();
  const adminScope = useAdminScope();
  const [inviting, setInviting] = useState(false);
  if (people === undefined) return <AdminFirstAnswer error={error} onRetry={() => void refetch()} />;
  // Without the chains, the form could only offer all of them.
  if (chains === undefined) return <AdminFirstAnswer error={chainsError} onRetry={() => void refetchChains()} />;
  const invite = (
    <Button leftSection={<IconUserPlus size={16} stroke={1.7} aria-hidden />} onClick={() => setInviting(true)}>
      {t('invite')}
    </Button>
  );
  return (
    <div className={classes.page}>
      <PageHead title={t('title')} facts={adminScope.all ? t('facts') : t('factsOfChains')} action={invite} />
      <PeopleTable people={people} chains={chains} adminScope={adminScope} />
      {invitations === undefined ? null : <InvitationsCard invitations={invitations} chains={chains} />}
      {inviting ? <InviteDialog chains={chains} adminScope={adminScope} onClose={() => setInviting(false)} /> : null}
    </div>
  );
}
