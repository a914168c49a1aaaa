'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { CopyField } from '#app/components/shared/dialogs/copy-field.tsx';
import classes from '#app/components/shared/dialogs/dialogs.module.css';

/** Shows the new key once, with a read-only command to test it. */
export function KeyOnce({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useTranslations('keys.once');
  const curl = `curl -H 'Authorization: Bearer ${secret}' ${window.location.origin}/api/chains`;
  return (
    <div className={classes.dialog}>
      <p className={classes.dialogText}>{t('text')}</p>
      <CopyField label={t('secret')} value={secret} focused />
      <CopyField label={t('curl')} value={curl} />
      <div className={classes.dialogFoot}>
        <Button onClick={onClose}>{t('done')}</Button>
      </div>
    </div>
  );
}
