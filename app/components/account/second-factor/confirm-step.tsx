'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { CopyButton } from '#app/components/shared/copy-button.tsx';
import { CodeField } from '#app/components/shared/fields/code-field.tsx';
import { FormProblem } from '#app/components/shared/fields/form-problem.tsx';
import { useConfirmSecondFactor } from '#lib/client/account.ts';
import { keyInUri } from './key-in-uri.ts';
import { QrCode } from './qr-code.tsx';
import classes from '#app/components/account/account.module.css';
import fields from '#app/components/shared/fields/fields.module.css';

type Props = { uri: string; onConfirmed: () => void; onCancel: () => void };

/** Turns the second factor on only after the user has entered a valid code. */
export function ConfirmStep({ uri, onConfirmed, onCancel }: Props) {
  const t = useTranslations('account.secondFactor');
  const account = useTranslations('account');
  const required = useTranslations('entry')('required');
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState(false);
  const confirm = useConfirmSecondFactor();
  const key = keyInUri(uri);
  return (
    <form
      className={`${classes.body} ${fields.fields}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (code.trim() === '') return setMissing(true);
        if (!confirm.isPending) confirm.mutate({ code: code.trim() }, { onSuccess: onConfirmed });
      }}
    >
      <div className={classes.scan}>
        <QrCode text={uri} label={t('qr')} className={classes.qr} />
        <div className={classes.scanText}>
          <p>{t('scan')}</p>
          {key === null ? null : (
            <div>
              <p className={classes.facts}>{t('key')}</p>
              <p className={classes.key}>
                <code>{key.shown}</code>
                <CopyButton text={key.plain} />
              </p>
            </div>
          )}
          <div className={classes.single}>
            <CodeField
              label={t('code')}
              value={code}
              onChange={(next) => {
                setCode(next);
                setMissing(false);
              }}
              fault={missing ? required : undefined}
              disabled={confirm.isPending}
            />
          </div>
        </div>
      </div>
      <FormProblem error={confirm.error} />
      <div className={classes.foot}>
        <Button variant="default" disabled={confirm.isPending} onClick={onCancel}>
          {account('cancel')}
        </Button>
        <Button type="submit" loading={confirm.isPending}>
          {t('confirm')}
        </Button>
      </div>
    </form>
  );
}
