'use client';

import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { NumberValue } from '#app/components/shared/number-values.ts';
import { usePatchChain } from '#lib/client/patch-chain.ts';
import { chainPatchSchema } from '#lib/contract/chain-settings.ts';
import type { Chain } from '#lib/contract/chains.ts';
import { EditForm } from './edit-form.tsx';
import classes from '#app/components/connect/connect.module.css';

const FIELDS = [
  { name: 'shops', label: 'limitShops' },
  { name: 'pos', label: 'limitPos' },
  { name: 'ordering', label: 'limitOrdering' },
] as const;
type LimitName = (typeof FIELDS)[number]['name'];

/** Edits the concurrency limits of both sides. */
export function EditLimits({ chain, onClose }: { chain: Chain; onClose: () => void }) {
  const t = useTranslations('connect.edit');
  const form = useTranslations('connect.form');
  const patch = usePatchChain(chain.id);
  const [limits, setLimits] = useState<Readonly<Record<LimitName, NumberValue>>>(chain.limits);
  const [wrong, setWrong] = useState<readonly unknown[]>([]);

  const submit = () => {
    const read = chainPatchSchema.safeParse({ limits });
    setWrong(read.success ? [] : read.error.issues.map((issue) => issue.path.at(-1)));
    if (!read.success) return false;
    patch.mutate(read.data, { onSuccess: onClose });
    return true;
  };
  return (
    <EditForm
      title={form('limitsLegend')}
      intro={form('limitsText')}
      submitLabel={t('save')}
      pending={patch.isPending}
      error={patch.error}
      onSubmit={submit}
      onCancel={onClose}
    >
      <div className={classes.limitFields}>
        {FIELDS.map(({ name, label }) => (
          <NumberInput
            key={name}
            label={form(label)}
            size="sm"
            min={1}
            max={64}
            allowDecimal={false}
            clampBehavior="none"
            value={limits[name]}
            error={wrong.includes(name) ? form('invalidLimit') : undefined}
            disabled={patch.isPending}
            onChange={(value) => setLimits((before) => ({ ...before, [name]: value }))}
          />
        ))}
      </div>
    </EditForm>
  );
}
