'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { formatDayAndClock, formatExact } from '#lib/client/format/clock.ts';
import { viewerTimeZone } from '#lib/client/format/zoned.ts';
import type { useInvitations } from '#lib/client/people.ts';
import type { Chain } from '#lib/contract/chains.ts';
import { Breakable } from '#app/components/shared/breakable.tsx';
import { useNow } from '#app/components/shared/use-now.ts';
import { RevokeInvitationDialog } from './revoke-invitation-dialog.tsx';
import { RolesCell } from './roles-cell.tsx';
import admin from '#app/components/admin/admin.module.css';
import classes from './people.module.css';

type Invitation = NonNullable<ReturnType<typeof useInvitations>['data']>[number];
type Props = { invitations: readonly Invitation[]; chains: readonly Chain[] };

const COLUMNS = ['email', 'role', 'by', 'until', 'action'] as const;

/** Pending invitations. */
export function InvitationsCard({ invitations, chains }: Props) {
  const t = useTranslations('people.invitations');
  const [revoking, setRevoking] = useState<Invitation | null>(null);
  return (
    <section className={admin.card} aria-label={t('title')}>
      <div className={admin.cardHead}>
        <h2 className={admin.cardTitle}>{t('title')}</h2>
      </div>
      {invitations.length === 0 ? (
        <p className={admin.nothing}>{t('none')}</p>
      ) : (
        <table className={`${admin.table} ${classes.invitations}`}>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" data-column={column}>
                  {t(`column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {invitations.map((invitation) => (
              <InvitationRow
                key={invitation.id}
                invitation={invitation}
                chains={chains}
                onRevoke={() => setRevoking(invitation)}
              />
            ))}
          </tbody>
        </table>
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
      <th scope="row" data-column="email">
        <span className={admin.name}>
          <Breakable text={email} />
        </span>
      </th>
      <td data-column="role" data-label={t('column.role')}>
        <RolesCell grants={[invitation]} chains={chains} />
      </td>
      <td data-column="by" data-label={t('column.by')}>
        {invitation.invitedBy === '' ? t('nobody') : invitation.invitedBy}
      </td>
      <td
        data-column="until"
        data-label={t('column.until')}
        title={formatExact(locale, { at: until, timeZone: viewerTimeZone() })}
      >
        {formatDayAndClock(locale, { at: until, now: new Date(now) })}
      </td>
      <td data-column="action">
        <span className={admin.actions}>
          <Button variant="default" size="xs" aria-label={t('revokeOf', { email })} onClick={onRevoke}>
            {t('revoke')}
          </Button>
        </span>
      </td>
    </tr>
  );
}
