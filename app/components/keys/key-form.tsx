'use client';

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ChoiceList } from '#app/components/shared/dialogs/choice-list.tsx';
import { Refusal } from '#app/components/shared/dialogs/refusal.tsx';
import { dayOf } from '#lib/client/format/day.ts';
import { viewerTimeZone } from '#lib/client/format/zoned.ts';
import type { Chain } from '#lib/contract/chains.ts';
import type { KeyCreate } from '#lib/contract/keys.ts';
import { type Scope, SCOPES } from '#lib/domain/access.ts';
import { ChainsField } from './chains-field.tsx';
import { EXPIRIES, type Expiry, expiresAtOf } from './model/expiry.ts';
import classes from '#app/components/shared/dialogs/dialogs.module.css';

type Props = {
  all: boolean;
  chains: readonly Chain[];
  pending: boolean;
  error: unknown;
  onSubmit: (body: KeyCreate) => void;
  onCancel: () => void;
};

type Fault = 'nameMissing' | 'chainMissing' | 'dateMissing';

export function KeyForm({ all, chains, pending, error, onSubmit, onCancel }: Props) {
  const t = useTranslations('keys.form');
  const access = useTranslations('access');
  const [name, setName] = useState('');
  const [scope, setScope] = useState<Scope>('sync');
  const [chainIds, setChainIds] = useState<readonly string[] | null>(all ? null : chains.map(({ id }) => id));
  const [expiry, setExpiry] = useState<Expiry>('days90');
  const [lastDay, setLastDay] = useState('');
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const fault = (which: Fault) => (faults.includes(which) ? t(which) : undefined);
  const mend = (which: Fault) => setFaults((before) => before.filter((each) => each !== which));

  const submit = () => {
    const expiresAt = expiresAtOf({ expiry, lastDay, now: new Date(), timeZone: viewerTimeZone() });
    const found: Fault[] = [
      ...(name.trim() === '' ? (['nameMissing'] as const) : []),
      ...(chainIds?.length === 0 ? (['chainMissing'] as const) : []),
      ...(expiresAt === undefined ? (['dateMissing'] as const) : []),
    ];
    setFaults(found);
    if (found.length > 0 || expiresAt === undefined) return;
    onSubmit({ name: name.trim(), scope, chainIds: chainIds && [...chainIds], expiresAt });
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
        label={t('name')}
        description={t('nameHint')}
        placeholder={t('namePlaceholder')}
        maxLength={100}
        value={name}
        error={fault('nameMissing')}
        disabled={pending}
        onChange={(event) => {
          setName(event.currentTarget.value);
          mend('nameMissing');
        }}
      />
      <ChoiceList
        label={t('scope')}
        value={scope}
        choices={SCOPES.map((value) => ({
          value,
          label: access(`scope.${value}`),
          text: access(`scopeText.${value}`),
        }))}
        disabled={pending}
        onChange={setScope}
      />
      <ChainsField
        all={all}
        chains={chains}
        value={chainIds}
        error={fault('chainMissing')}
        disabled={pending}
        onChange={(next) => {
          setChainIds(next);
          mend('chainMissing');
        }}
      />
      <NativeSelect
        label={t('expires')}
        description={expiry === 'never' ? t('neverText') : undefined}
        value={expiry}
        data={EXPIRIES.map((value) => ({ value, label: t(value) }))}
        disabled={pending}
        onChange={(event) => setExpiry(EXPIRIES.find((each) => each === event.currentTarget.value) ?? 'days90')}
      />
      {expiry === 'date' ? (
        <TextInput
          type="date"
          label={t('lastDay')}
          min={dayOf(new Date(), viewerTimeZone())}
          value={lastDay}
          error={fault('dateMissing')}
          disabled={pending}
          onChange={(event) => {
            setLastDay(event.currentTarget.value);
            mend('dateMissing');
          }}
        />
      ) : null}
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
