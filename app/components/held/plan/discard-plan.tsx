'use client';

import { Button, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Dialog } from '#app/components/shared/dialogs/dialog.tsx';
import { Refusal } from '#app/components/shared/dialogs/refusal.tsx';
import { useDiscard } from '#lib/client/decide-plan.ts';
import type { HeldTarget } from '#lib/client/held.ts';
import dialogs from '#app/components/shared/dialogs/dialogs.module.css';
import classes from './decision-card.module.css';

type Props = {
  target: HeldTarget;
  planHash: string;
  disabled: boolean;
  described: { 'aria-describedby'?: string };
  onOpen: () => void;
  onDiscarded: () => void;
};

/** Asks for the reason before discarding a plan, and explains the consequences. */
export function DiscardPlan({ target, planHash, disabled, described, onOpen, onDiscarded }: Props) {
  const t = useTranslations('held.decision');
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      <Button
        className={classes.button}
        variant="default"
        disabled={disabled}
        onClick={() => {
          onOpen();
          open();
        }}
        {...described}
      >
        {t('discard')}
      </Button>
      {opened ? <DiscardDialog target={target} planHash={planHash} onDiscarded={onDiscarded} onClose={close} /> : null}
    </>
  );
}

type DialogProps = Pick<Props, 'target' | 'planHash' | 'onDiscarded'> & { onClose: () => void };

function DiscardDialog({ target, planHash, onDiscarded, onClose }: DialogProps) {
  const t = useTranslations('held.discard');
  const decision = useTranslations('held.decision');
  const discard = useDiscard(target);
  const field = useRef<HTMLTextAreaElement>(null);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);

  const confirm = () => {
    if (reason.trim() === '') {
      setMissing(true);
      field.current?.focus();
      return;
    }
    discard.mutate({ planHash, reason: reason.trim() }, { onSuccess: onDiscarded });
  };
  return (
    <Dialog title={t('title')} closable={!discard.isPending} onClose={onClose}>
      <div className={dialogs.dialog}>
        <div className={dialogs.dialogText}>{t(target.kind === 'shop' ? 'shopText' : 'categoriesText')}</div>
        <Textarea
          ref={field}
          label={
            <>
              {t('reason')} <span className={classes.required}>{decision('required')}</span>
            </>
          }
          required
          withAsterisk={false}
          data-autofocus
          placeholder={t('reasonHint')}
          rows={3}
          maxLength={1_000}
          value={reason}
          error={missing ? t('reasonMissing') : undefined}
          disabled={discard.isPending}
          classNames={{ label: classes.label, input: classes.reason, error: classes.error }}
          onChange={(event) => {
            setReason(event.currentTarget.value);
            setMissing(false);
          }}
        />
        <Refusal error={discard.error} title={decision('refused')} />
        <div className={dialogs.dialogFoot}>
          <Button variant="default" disabled={discard.isPending} onClick={onClose}>
            {t('keep')}
          </Button>
          <Button loading={discard.isPending} onClick={confirm}>
            {t('confirm')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
