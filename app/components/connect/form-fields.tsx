'use client';

import { Fieldset, NumberInput, PasswordInput, SegmentedControl, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useUpstreamName } from '#app/components/shared/use-upstream-name.ts';
import { ENVIRONMENTS, type FieldFaults, type FormField, type FormValues } from './form-values.ts';
import { type Failure, SideFailure } from './side-failure.tsx';
import classes from './connect.module.css';

export type FieldsProps = {
  values: FormValues;
  faults: FieldFaults;
  change: (part: Partial<FormValues>) => void;
  disabled: boolean;
};

type TextField = { [Field in FormField]: FormValues[Field] extends string ? Field : never }[FormField];

/** Props shared by all fields of the form. */
function useField({ values, faults, change }: FieldsProps) {
  const t = useTranslations('connect.form');
  const fault = (field: FormField) => {
    const found = faults[field];
    return found === undefined ? undefined : t(found);
  };
  const text = (field: Exclude<TextField, 'environment'>) => ({
    value: values[field],
    error: fault(field),
    required: true,
    withAsterisk: false,
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
  });
  return { t, fault, text };
}

export function NameField(props: FieldsProps) {
  const { t, text } = useField(props);
  return (
    <TextInput
      className={classes.name}
      label={t('name')}
      placeholder={t('namePlaceholder')}
      maxLength={100}
      disabled={props.disabled}
      {...text('name')}
    />
  );
}

export function PosFields({ failure, ...props }: FieldsProps & { failure: Failure }) {
  const { t, text } = useField(props);
  const { values, change, disabled } = props;
  const upstreamName = useUpstreamName();
  return (
    <Fieldset
      className={classes.fieldset}
      legend={`${t('posLegend')} · ${upstreamName('square')}`}
      disabled={disabled}
      data-failed={failure ? true : undefined}
    >
      <SideFailure failure={failure} />
      <div>
        <span className={classes.label} id="environment">
          {t('environment')}
        </span>
        <SegmentedControl
          fullWidth
          className={classes.environment}
          size="xs"
          aria-labelledby="environment"
          value={values.environment}
          onChange={(environment) => change({ environment, posUrl: values.posUrl })}
          data={ENVIRONMENTS.map((value) => ({ value, label: t(value) }))}
        />
      </div>
      {values.environment === 'custom' ? (
        <TextInput label={t('baseUrl')} placeholder="https://" inputMode="url" {...text('posUrl')} />
      ) : null}
      <PasswordInput
        label={t('accessToken')}
        description={t('accessTokenHint')}
        autoComplete="off"
        visibilityToggleButtonProps={{ 'aria-label': t('showToken') }}
        {...text('accessToken')}
      />
    </Fieldset>
  );
}

export function OrderingFields({ failure, ...props }: FieldsProps & { failure: Failure }) {
  const { t, text } = useField(props);
  const upstreamName = useUpstreamName();
  return (
    <Fieldset
      className={classes.fieldset}
      legend={`${t('orderingLegend')} · ${upstreamName('oder')}`}
      disabled={props.disabled}
      data-failed={failure ? true : undefined}
    >
      <SideFailure failure={failure} />
      <TextInput label={t('baseUrl')} placeholder="https://" inputMode="url" {...text('orderingUrl')} />
      <TextInput label={t('brandId')} {...text('brandId')} />
      <PasswordInput
        label={t('token')}
        description={t('tokenHint')}
        autoComplete="off"
        visibilityToggleButtonProps={{ 'aria-label': t('showToken') }}
        {...text('token')}
      />
    </Fieldset>
  );
}

const LIMITS = ['limitShops', 'limitPos', 'limitOrdering'] as const;

export function LimitFields(props: FieldsProps) {
  const { t, fault } = useField(props);
  const { values, change, disabled } = props;
  return (
    <Fieldset className={classes.fieldset} legend={t('limitsLegend')} disabled={disabled}>
      <p className={classes.facts}>{t('limitsText')}</p>
      <div className={classes.limitFields}>
        {LIMITS.map((field) => (
          <NumberInput
            key={field}
            label={t(field)}
            size="sm"
            min={1}
            max={64}
            allowDecimal={false}
            clampBehavior="none"
            value={values[field]}
            error={fault(field)}
            onChange={(value) => change({ [field]: value })}
          />
        ))}
      </div>
    </Fieldset>
  );
}
