'use client';

import { Button } from '@mantine/core';
import { useLocale, useTranslations } from 'use-intl';
import { CopyField } from '#app/components/shared/dialogs/copy-field.tsx';
import { Dialog } from '#app/components/shared/dialogs/dialog.tsx';
import { useNow } from '#app/components/shared/use-now.ts';
import type { AdminScope } from '#lib/client/admin-of.ts';
import { formatDayAndClock } from '#lib/client/format/clock.ts';
import { useInvite } from '#lib/client/people.ts';
import type { Chain } from '#lib/contract/chains.ts';
import { InviteForm } from './invite-form.tsx';
import classes from '#app/components/shared/dialogs/dialogs.module.css';

type Props = { chains: readonly Chain[]; adminScope: AdminScope; onClose: () => void };

/** Creates an invitation and shows its link. Once it is shown, only the dialog's own button closes it. */
export function InviteDialog({ chains, adminScope, onClose }: Props) {
  const t = useTranslations('people');
  const locale = useLocale();
  const now = useNow();
  const { mutate: invite, data: made, isPending, error } = useInvite();
  const email = made?.invitation.email ?? '';
  return (
    <Dialog
      title={made ? t('once.title', { email }) : t('form.title')}
      closable={made === undefined && !isPending}
      onClose={onClose}
    >
      {made ? (
        <div className={classes.dialog}>
          <p className={classes.dialogText}>
            {t('once.text')}{' '}
            {t('once.until', {
              when: formatDayAndClock(locale, { at: new Date(made.invitation.expiresAt), now: new Date(now) }),
            })}
          </p>
          <CopyField label={t('once.link')} value={made.link} focused />
          <div className={classes.dialogFoot}>
            <Button onClick={onClose}>{t('once.done')}</Button>
          </div>
        </div>
      ) : (
        <InviteForm
          chains={chains}
          adminScope={adminScope}
          pending={isPending}
          error={error}
          onSubmit={invite}
          onCancel={onClose}
        />
      )}
    </Dialog>
  );
}
