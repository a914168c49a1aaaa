'use client';

import { Button, Checkbox, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { usePatchChain } from '#lib/client/patch-chain.ts';
import { chainPatchSchema } from '#lib/contract/chain-settings.ts';
import type { ConnectedChain } from '#lib/contract/chains.ts';
import { EditForm } from './edit-form.tsx';
import classes from '#app/components/connect/connect.module.css';

type Props = { chain: ConnectedChain; onClose: () => void };

/** Edits the signature key of the POS's webhooks, and whether they start syncs. */
export function EditWebhook({ chain, onClose }: Props) {
  const t = useTranslations('connect.webhook');
  const edit = useTranslations('connect.edit');
  const patch = usePatchChain(chain.id);
  const [key, setKey] = useState('');
  const [autoSync, setAutoSync] = useState(chain.autoSync);
  const [isWrong, setIsWrong] = useState(false);

  const submit = () => {
    const webhook = key.trim() === '' ? {} : { webhook: { signatureKey: key } };
    const read = chainPatchSchema.safeParse({ ...webhook, autoSync });
    setIsWrong(!read.success);
    if (!read.success) return false;
    patch.mutate(read.data, { onSuccess: onClose });
    return true;
  };
  return (
    <EditForm
      title={t('edit')}
      intro={t('text')}
      submitLabel={edit('save')}
      pending={patch.isPending}
      error={patch.error}
      extra={
        chain.webhook.hasKey ? (
          <Button
            variant="subtle"
            className={classes.reset}
            disabled={patch.isPending}
            onClick={() => patch.mutate({ webhook: null }, { onSuccess: onClose })}
          >
            {t('deleteKey')}
          </Button>
        ) : null
      }
      onSubmit={submit}
      onCancel={onClose}
    >
      <PasswordInput
        label={t('key')}
        description={t(chain.webhook.hasKey ? 'keyKept' : 'keyHint')}
        autoComplete="off"
        value={key}
        error={isWrong ? t('keyWrong') : undefined}
        disabled={patch.isPending}
        visibilityToggleButtonProps={{ 'aria-label': t('showKey') }}
        onChange={(event) => {
          setKey(event.currentTarget.value);
          setIsWrong(false);
        }}
      />
      <Checkbox
        label={t('autoSync')}
        description={t('autoSyncText')}
        checked={autoSync}
        disabled={patch.isPending}
        onChange={(event) => setAutoSync(event.currentTarget.checked)}
      />
    </EditForm>
  );
}
