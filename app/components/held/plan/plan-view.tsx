'use client';

import { Button } from '@mantine/core';
import { useInViewport } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { HeldTarget } from '#lib/client/held.ts';
import type { StatusSnapshot } from '#lib/client/merge-status.ts';
import { type SyncWish, useRequestSync } from '#lib/client/request-sync.ts';
import { useMay } from '#lib/client/session.ts';
import { isActive } from '#lib/domain/state.ts';
import { ActionAnswer } from './action-answer.tsx';
import { ChangesCard } from './changes-card.tsx';
import { ChecksCard } from './checks-card.tsx';
import { DecisionCard } from './decision-card.tsx';
import { DiscardedNotice } from './discarded-notice.tsx';
import { FactsCard } from './facts-card.tsx';
import type { HeldPlan, HeldSubject } from './held-plan.ts';
import { PlanHeading } from './plan-heading.tsx';
import { RenewedNotice } from './renewed-notice.tsx';
import { WhyCard } from './why-card.tsx';
import classes from './plan.module.css';

const DECISION_ID = 'decision';

type Props = {
  chainId: string;
  chainName: string;
  target: HeldTarget;
  subject: HeldSubject;
  plan: HeldPlan;
  reread: SyncWish;
  renewing: boolean;
  lost: boolean;
  status: StatusSnapshot;
  onDiscarded: () => void;
};

export function PlanView({ chainId, target, subject, plan, renewing, lost, ...props }: Props) {
  const t = useTranslations('held');
  const { mutate: sync, data: outcome, error, isPending } = useRequestSync();
  const [seenHash, setSeenHash] = useState(plan.planHash);
  const may = useMay(chainId);
  const busy = isActive(subject.state);
  const { ref: aside, inViewport: deciding } = useInViewport();
  return (
    <>
      <PlanHeading
        chainId={chainId}
        chainName={props.chainName}
        subject={subject}
        heldAt={plan.heldAt}
        status={props.status}
        rereading={isPending || busy}
        lost={lost}
        onReread={may.sync ? () => sync(props.reread) : null}
      />
      <div className={classes.columns}>
        <div className={classes.main} data-old={renewing || undefined}>
          <ActionAnswer chainId={chainId} outcome={outcome} error={error} />
          {plan.planHash === seenHash ? null : <RenewedNotice onClose={() => setSeenHash(plan.planHash)} />}
          {plan.discarded ? (
            <DiscardedNotice discarded={plan.discarded} timeZone={subject.timeZone} status={props.status} />
          ) : null}
          <WhyCard plan={plan} subject={subject} />
          <ChangesCard plan={plan} />
        </div>
        <aside ref={aside} id={DECISION_ID} className={classes.aside}>
          {may.sync ? (
            <DecisionCard
              chainId={chainId}
              target={target}
              subject={subject}
              plan={plan}
              renewing={renewing}
              lost={lost}
              onDiscarded={props.onDiscarded}
            />
          ) : null}
          <ChecksCard checks={plan.checks} />
          <FactsCard chainId={chainId} plan={plan} timeZone={subject.timeZone} status={props.status} />
        </aside>
      </div>
      <div className={classes.phoneBar} hidden={deciding || !may.sync}>
        <Button
          size="lg"
          fullWidth
          onClick={() => {
            document.querySelector(`#${DECISION_ID}`)?.scrollIntoView({ block: 'start' });
            document.querySelector<HTMLElement>(`#${DECISION_ID} textarea`)?.focus({ preventScroll: true });
          }}
        >
          {t('changes.toDecision')}
        </Button>
      </div>
    </>
  );
}
