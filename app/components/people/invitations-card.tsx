'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Breakable } from '#app/components/shared/breakable.tsx';
import { ActionCell, CardTable, Cell, RowHead } from '#app/components/shared/card-table/card-table.tsx';
import { useNow } from '#app/components/shared/use-now.ts';
import { formatDayAndClock, formatExact } from '#lib/client/format/clock.ts';
import { viewerTimeZone } from '#lib/client/format/zoned.ts';
import type { useInvitations } from '#lib/client/people.ts';
import type { Chain } from '#lib/contract/chains.ts';
import { RevokeInvitationDialog } from './revoke-invitation-dialog.tsx';
import { RolesCell } from './roles-cell.tsx';
import table from '#app/components/shared/card-table/card-table.module.css';
import page from '#app/theme/page.module.css';
import classes from './people.module.css';

type Invitation = NonNullable<ReturnType<typeof useInvitations>['data']>[number];
type Props = { invitations: readonly Invitation[]; chains: readonly Chain[] };

const COLUMNS = ['email', 'role', 'by', 'until', 'action'] as const;

/** Pending invitations. */
export function InvitationsCard({ invitations, chains }: Props) {
  const t = useTranslations('people.invitations');
  const [revoking, setRevoking] = useState<Invitation | null>(null);
  return (
    <section className={table.card} aria-label={t('title')}>
      <div className={page.cardHead}>
        <h2 className={page.cardTitle}>{t('title')}</h2>
      </div>
      {invitations.length === 0 ? (
        <p className={table.nothing}>{t('none')}</p>
      ) : (
        <CardTable
          columns={COLUMNS.map((name) => ({ name, label: t(`column.${name}`) }))}
          className={classes.invitations}
        >
          {invitations.map((invitation) => (
            <InvitationRow
              key={invitation.id}
              invitation={invitation}
              chains={chains}
              onRevoke={() => setRevoking(invitation)}
            />
          ))}
        </CardTable>
      )}
      {revoking ? (
        <RevokeInvitationDialog
          invitationId={revoking.id}
          email={revoking.email ?? t('setup')}
          onClose={() => setRevoking(null)}
        />
      ) : null}
    </section>
  );
}

type RowProps = { invitation: Invitation; chains: readonly Chain[]; onRevoke: () => void };

function InvitationRow({ invitation, chains, onRevoke }: RowProps) {
  const t = useTranslations('people.invitations');
  const locale = useLocale();
  const now = useNow();
  const email = invitation.email ?? t('setup');
  const until = new Date(invitation.expiresAt);
  return (
    <tr>
      <RowHead column="email">
        <span className={table.name}>
          <Breakable text={email} />
        </span>
      </RowHead>
      <Cell column="role" label={t('column.role')}>
        <RolesCell grants={[invitation]} chains={chains} />
      </Cell>
      <Cell column="by" label={t('column.by')}>
        {invitation.invitedBy === '' ? t('nobody') : invitation.invitedBy}
      </Cell>
      <Cell
        column="until"
        label={t('column.until')}
        title={formatExact(locale, { at: until, timeZone: viewerTimeZone() })}
      >
        {formatDayAndClock(locale, { at: until, now: new Date(now) })}
      </Cell>
      <ActionCell>
        <Button variant="default" size="xs" aria-label={t('revokeOf', { email })} onClick={onRevoke}>
          {t('revoke')}
        </Button>
      </ActionCell>
    </tr>
  );
}
