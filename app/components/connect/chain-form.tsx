'use client';

import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ApiProblem } from '#lib/client/api-errors.ts';
import { useCreateChain } from '#lib/client/chains.ts';
import { sideFailures } from '#lib/client/side-failures.ts';
import { NameField, LimitFields, OrderingFields, PosFields } from './form-fields.tsx';
import { FormRefusal } from './form-refusal.tsx';
import { checkForm, EMPTY_FORM, type FieldFaults, faultsAt, type FormValues } from './form-values.ts';
import classes from './connect.module.css';

type Props = {
  onAdded: (chainId: string) => void;
  /** Omitted when there is no page to return to. */
  onCancel: (() => void) | undefined;
};

/** Adds a chain. Errors appear at their field; a failed connection appears at its side. */
export function ChainForm({ onAdded, onCancel }: Props) {
  const t = useTranslations('connect.form');
  const form = useRef<HTMLFormElement>(null);
  const create = useCreateChain();
  const [values, setValues] = useState<FormValues>(EMPTY_FORM);
  const [faults, setFaults] = useState<FieldFaults>({});

  const change = (part: Partial<FormValues>) => {
    setValues((before) => ({ ...before, ...part }));
    setFaults((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in part))));
  };
  const refuse = (next: FieldFaults) => {
    setFaults(next);
    // Focus the first invalid field once the errors have rendered.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const submit = async () => {
    const checked = checkForm(values);
    create.reset();
    if (!checked.ok) return refuse(checked.faults);
    try {
      const chain = await create.mutateAsync(checked.body);
      onAdded(chain.id);
    } catch (error) {
      // `create.error` is rendered below; the fields it names are marked.
      refuse(faultsAt(namedFields(error), values));
    }
  };

  const failures = sideFailures(create.error);
  const fields = { values, faults, change, disabled: create.isPending };
  return (
    <form
      ref={form}
      className={classes.card}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      noValidate
      autoComplete="off"
    >
      <div className={classes.cardHead}>
        <div className={classes.about}>
          <h2 className={classes.cardTitle}>{t('title')}</h2>
          <p className={classes.facts}>{t('intro')}</p>
        </div>
      </div>
      <div className={classes.form}>
        <NameField {...fields} />
        <div className={classes.pair}>
          <PosFields {...fields} failure={failures?.pos} />
          <OrderingFields {...fields} failure={failures?.ordering} />
        </div>
        <LimitFields {...fields} />
      </div>
      <div className={classes.formFoot}>
        {create.error && failures === null ? <FormRefusal error={create.error} /> : null}
        {onCancel ? (
          <Button variant="default" onClick={onCancel} disabled={create.isPending}>
            {t('cancel')}
          </Button>
        ) : null}
        <Button type="submit" loading={create.isPending}>
          {t('submit')}
        </Button>
      </div>
    </form>
  );
}

function namedFields(error: unknown): readonly string[] {
  return error instanceof ApiProblem ? (error.problem.errors ?? []).map(({ field }) => field) : [];
}
