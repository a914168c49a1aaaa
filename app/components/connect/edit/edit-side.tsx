'use client';

import { PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { SideFailure } from '#app/components/connect/side-failure.tsx';
import type { Side } from '#app/components/shared/connection-path.ts';
import { usePatchChain } from '#lib/client/patch-chain.ts';
import { sideFailures } from '#lib/client/side-failures.ts';
import type { Chain } from '#lib/contract/chains.ts';
import { EditForm } from './edit-form.tsx';
import { sidePatch } from './side-values.ts';
import classes from '#app/components/connect/connect.module.css';

type Fault = 'nothing' | 'token-needed' | 'invalid-url' | null;
type Props = { chain: Chain; side: Side; onClose: () => void };

/** Replaces the token or address of one side. Saved only after the connection test succeeds. */
export function EditSide({ chain, side, onClose }: Props) {
  const t = useTranslations('connect.edit');
  const form = useTranslations('connect.form');
  const patch = usePatchChain(chain.id);
  const [baseUrl, setBaseUrl] = useState(chain[side].baseUrl);
  const [token, setToken] = useState('');
  const [fault, setFault] = useState<Fault>(null);
  const failures = sideFailures(patch.error);

  const submit = () => {
    const wanted = sidePatch(chain, side, { baseUrl, token });
    patch.reset();
    if (wanted.kind !== 'patch') {
      setFault(wanted.kind);
      return false;
    }
    patch.mutate(wanted.body, { onSuccess: onClose });
    return true;
  };
  const edited = () => {
    setFault(null);
    patch.reset();
  };
  return (
    <EditForm
      title={t(`${side}.title`)}
      intro={t('sideText')}
      submitLabel={t('tryAndSave')}
      pending={patch.isPending}
      error={failures ? null : patch.error}
      onSubmit={submit}
      onCancel={onClose}
    >
      <SideFailure failure={failures?.[side]} />
      <div className={classes.pair}>
        <PasswordInput
          label={t('newToken')}
          description={t('tokenKept')}
          autoComplete="off"
          value={token}
          error={fault === 'nothing' ? t('nothing') : fault === 'token-needed' ? t('tokenNeeded') : undefined}
          disabled={patch.isPending}
          visibilityToggleButtonProps={{ 'aria-label': form('showToken') }}
          onChange={(event) => {
            setToken(event.currentTarget.value);
            edited();
          }}
        />
        <TextInput
          label={form('baseUrl')}
          description={t('urlText')}
          inputMode="url"
          value={baseUrl}
          error={fault === 'invalid-url' ? form('invalidUrl') : undefined}
          disabled={patch.isPending}
          onChange={(event) => {
            setBaseUrl(event.currentTarget.value);
            edited();
          }}
        />
      </div>
    </EditForm>
  );
}
