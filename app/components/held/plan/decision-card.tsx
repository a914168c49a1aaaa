'use client';

import { Button, Textarea } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useApprove } from '#lib/client/decide-plan.ts';
import type { HeldTarget } from '#lib/client/held.ts';
import { isActive } from '#lib/domain/state.ts';
import { ActionAnswer } from './action-answer.tsx';
import { ChangeCounts } from './change-counts.tsx';
import { DiscardPlan } from './discard-plan.tsx';
import type { HeldPlan, HeldSubject } from './held-plan.ts';
import page from '#app/theme/page.module.css';
import classes from './decision-card.module.css';

type Props = {
  chainId: string;
  target: HeldTarget;
  subject: HeldSubject;
  plan: HeldPlan;
  /** The displayed plan is about to be replaced. */
  renewing: boolean;
  lost: boolean;
  onDiscarded: () => void;
};

/** Approves or discards a plan with a reason. Disabled while the plan may be replaced. */
export function DecisionCard({ chainId, target, subject, plan, renewing, lost, onDiscarded }: Props) {
  const t = useTranslations('held.decision');
  const router = useRouter();
  const approve = useApprove(target);
  const field = useRef<HTMLTextAreaElement>(null);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const whyId = useId();
  const blocked = useBlocked({ target, subject, renewing, lost });
  const leaving = approve.data?.kind === 'accepted';

  const onApprove = () => {
    if (reason.trim() === '') {
      setMissing(true);
      field.current?.focus();
      return;
    }
    approve.mutate(
      { planHash: plan.planHash, reason: reason.trim() },
      {
        onSuccess: (outcome) => {
          if (outcome.kind === 'accepted') router.push(`/chains/${chainId}/runs/${outcome.run.id}`);
        },
      },
    );
  };
  const described = blocked === null ? {} : { 'aria-describedby': whyId };
  return (
    <section className={`${page.card} ${classes.card}`} aria-labelledby="decide">
      <div className={classes.part}>
        <div>
          <h2 id="decide" className={page.cardTitle}>
            {t('title')}
          </h2>
          <p className={page.facts}>{t(target.kind === 'shop' ? 'shopUnchanged' : 'categoriesUnchanged')}</p>
        </div>
        <Textarea
          ref={field}
          label={
            <>
              {t('reason')} <span className={classes.required}>{t('required')}</span>
            </>
          }
          required
          withAsterisk={false}
          placeholder={t('reasonHint')}
          rows={3}
          maxLength={1_000}
          value={reason}
          error={missing ? t('reasonMissing') : undefined}
          disabled={approve.isPending || leaving}
          classNames={{ label: classes.label, input: classes.reason, error: classes.error }}
          onChange={(event) => {
            setReason(event.currentTarget.value);
            setMissing(false);
          }}
        />
        <ChangeCounts counts={plan.counts} />
        {blocked === null ? null : (
          <p id={whyId} className={classes.blocked} role="status">
            {blocked}
          </p>
        )}
        <ActionAnswer chainId={chainId} outcome={approve.data} error={approve.error} />
        <Button
          className={classes.button}
          loading={approve.isPending || leaving}
          disabled={blocked !== null}
          onClick={onApprove}
          {...described}
        >
          {t('approve')}
        </Button>
        <p className={page.facts}>
          {target.kind === 'shop' ? t('approveText') : t('approveWaiting', { count: subject.waiting })}
        </p>
      </div>
      <div className={classes.part}>
        <DiscardPlan
          target={target}
          planHash={plan.planHash}
          disabled={blocked !== null || approve.isPending || leaving}
          described={described}
          onOpen={approve.reset}
          onDiscarded={onDiscarded}
        />
        <p className={page.facts}>{t('discardText')}</p>
      </div>
    </section>
  );
}

function useBlocked({ target, subject, renewing, lost }: Pick<Props, 'target' | 'subject' | 'renewing' | 'lost'>) {
  const t = useTranslations('held.decision');
  const offline = useTranslations('shell.offline');
  if (lost) return offline('disabled');
  if (isActive(subject.state)) return t(target.kind === 'shop' ? 'busyShop' : 'busyCategories');
  return renewing ? t('reading') : null;
}
