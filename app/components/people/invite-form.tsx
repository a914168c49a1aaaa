'use client';

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { chainName } from '#app/components/shared/chain-name.ts';
import { ChoiceList } from '#app/components/shared/dialogs/choice-list.tsx';
import { Refusal } from '#app/components/shared/dialogs/refusal.tsx';
import { type AdminScope, administeredChains } from '#lib/client/admin-of.ts';
import type { Chain } from '#lib/contract/chains.ts';
import type { GrantView } from '#lib/contract/grants.ts';
import { inviteSchema } from '#lib/contract/people.ts';
import { type Role, ROLES } from '#lib/domain/access.ts';
import classes from '#app/components/shared/dialogs/dialogs.module.css';

type Props = {
  chains: readonly Chain[];
  adminScope: AdminScope;
  pending: boolean;
  error: unknown;
  onSubmit: (body: GrantView & { readonly email: string }) => void;
  onCancel: () => void;
};

/** Select value for all chains; IDs are never empty. */
const EVERY = '';

export function InviteForm({ chains, adminScope, pending, error, onSubmit, onCancel }: Props) {
  const t = useTranslations('people.form');
  const access = useTranslations('access');
  const ids = [...(adminScope.all ? [EVERY] : []), ...administeredChains(adminScope, chains).map(({ id }) => id)];
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('operator');
  // With several chains, don't preselect all of them, so that nobody grants that by accident.
  const [chain, setChain] = useState(ids.find((id) => id !== EVERY) ?? EVERY);
  const [missing, setMissing] = useState(false);

  const submit = () => {
    const wanted = { email: email.trim(), role, chainId: chain === EVERY ? null : chain };
    const valid = inviteSchema.safeParse(wanted).success;
    setMissing(!valid);
    if (valid) onSubmit(wanted);
  };
  return (
    <form
      className={classes.dialog}
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextInput
        data-autofocus
        type="email"
        label={t('email')}
        maxLength={254}
        value={email}
        error={missing ? t('emailMissing') : undefined}
        disabled={pending}
        onChange={(event) => {
          setEmail(event.currentTarget.value);
          setMissing(false);
        }}
      />
      <ChoiceList
        label={t('role')}
        value={role}
        choices={ROLES.map((value) => ({ value, label: access(`role.${value}`), text: access(`roleText.${value}`) }))}
        disabled={pending}
        onChange={setRole}
      />
      <NativeSelect
        label={t('chain')}
        description={chain === EVERY ? access('allChainsText') : undefined}
        value={chain}
        data={ids.map((id) => ({ value: id, label: chainName(id === EVERY ? null : id, chains, access) }))}
        disabled={pending}
        onChange={(event) => setChain(event.currentTarget.value)}
      />
      <Refusal error={error} title={t('refused')} />
      <div className={classes.dialogFoot}>
        <Button variant="default" disabled={pending} onClick={onCancel}>
          {access('cancel')}
        </Button>
        <Button type="submit" loading={pending}>
          {t('submit')}
        </Button>
      </div>
    </form>
  );
}
