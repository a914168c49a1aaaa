'use client';

import { Button, Fieldset, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import {
  guardPatch,
  isWhole,
  ownThresholds,
  THRESHOLD_GROUPS,
  type ThresholdName,
  type ThresholdValues,
  wrongThresholds,
} from '#app/components/shared/number-values.ts';
import { usePatchChain } from '#lib/client/patch-chain.ts';
import type { Chain } from '#lib/contract/chains.ts';
import { DEFAULT_THRESHOLDS, THRESHOLD_BOUNDS } from '#lib/domain/guard/thresholds.ts';
import { EditForm } from './edit-form.tsx';
import { GuardPicture } from './guard-picture.tsx';
import classes from '#app/components/connect/connect.module.css';

type Props = { chain: Chain; onClose: () => void };

/** Edits the thresholds at which this chain's plans are held. */
export function EditGuard({ chain, onClose }: Props) {
  const t = useTranslations('connect.edit');
  const patch = usePatchChain(chain.id);
  const [values, setValues] = useState<ThresholdValues>(chain.guard);
  const [wrong, setWrong] = useState<readonly ThresholdName[]>([]);

  const submit = () => {
    const found = wrongThresholds(values);
    setWrong(found);
    if (found.length > 0) return false;
    if (!isWhole(values)) return false;
    patch.mutate({ guard: guardPatch(values) }, { onSuccess: onClose });
    return true;
  };
  const field = (name: ThresholdName) => {
    const { min, max, unit } = THRESHOLD_BOUNDS[name];
    const standard = DEFAULT_THRESHOLDS[name];
    return (
      <NumberInput
        key={name}
        label={t(`threshold.${name}`)}
        description={t('standard', { value: t(`unit.${unit}`, { value: String(standard) }) })}
        size="sm"
        min={min}
        max={max}
        step={unit === 'factor' ? 0.5 : 1}
        allowDecimal={unit === 'factor'}
        allowNegative={false}
        clampBehavior="none"
        suffix={unit === 'percent' ? '%' : ''}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={values[name]}
        error={wrong.includes(name) ? t('outOfBounds', { min: String(min), max: String(max) }) : undefined}
        disabled={patch.isPending}
        onChange={(value) => {
          setValues((before) => ({ ...before, [name]: value }));
          setWrong((before) => before.filter((each) => each !== name));
        }}
      />
    );
  };
  return (
    <EditForm
      title={t('guard.title')}
      intro={t('guard.text')}
      submitLabel={t('save')}
      pending={patch.isPending}
      error={patch.error}
      extra={
        ownThresholds(chain.guard) > 0 ? (
          <Button
            variant="subtle"
            className={classes.reset}
            disabled={patch.isPending}
            onClick={() => patch.mutate({ guard: null }, { onSuccess: onClose })}
          >
            {t('reset')}
          </Button>
        ) : null
      }
      onSubmit={submit}
      onCancel={onClose}
    >
      <div className={classes.thresholds}>
        {THRESHOLD_GROUPS.map(({ group, names }) => (
          <Fieldset key={group} className={classes.fieldset} legend={t(`group.${group}`)}>
            {isWhole(values) ? <GuardPicture group={group} thresholds={values} /> : null}
            {names.map(field)}
          </Fieldset>
        ))}
      </div>
    </EditForm>
  );
}
