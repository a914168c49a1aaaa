'use client';

import { IconClipboardCheck, IconMapQuestion, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { nextHeld } from '#app/components/held/model/next-held.ts';
import { heldPath } from '#app/components/shared/held/held-paths.ts';
import { FirstAnswer } from '#app/components/shared/page/first-answer.tsx';
import { LivePage, useIsLost } from '#app/components/shared/page/live-page.tsx';
import { Notice } from '#app/components/shared/page/notice.tsx';
import { usePageTitle } from '#app/components/shared/page/use-page-title.ts';
import type { HeldTarget } from '#lib/client/held.ts';
import { isRefused } from '#lib/client/read-status.ts';
import type { SyncWish } from '#lib/client/request-sync.ts';
import type { useStatus } from '#lib/client/status.ts';
import { isActive } from '#lib/domain/state.ts';
import type { HeldPlan, HeldSubject } from './held-plan.ts';
import { PlanView } from './plan-view.tsx';

type Held = {
  readonly data: HeldPlan | undefined;
  readonly error: Error | null;
  /** The displayed plan was replaced and the new one is still loading. */
  readonly isPlaceholderData: boolean;
  readonly refetch: () => unknown;
};

type Props = {
  chainId: string;
  target: HeldTarget;
  status: ReturnType<typeof useStatus>;
  held: Held;
  /** Null if there is no plan, or it isn't loaded yet. */
  subject: HeldSubject | null;
  reread: SyncWish;
};

/** A held plan, or a notice that nothing is held. */
export function PlanPage({ chainId, target, status, held, subject, reread }: Props) {
  const t = useTranslations('held');
  const shell = useTranslations('shell.notFound');
  const { snapshot, error, refresh } = status;
  const lost = useIsLost(status);
  const [discarded, setDiscarded] = useState(false);
  usePageTitle(subject ? `${subject.name} · ${t('title')}` : t('title'));

  if (isRefused(error) || (snapshot && subject === null)) {
    const back = snapshot ? heldPath(chainId) : '/';
    return (
      <Notice
        Icon={IconMapQuestion}
        title={shell('title')}
        text={shell('text')}
        action={{ label: snapshot ? t('nothing.back') : shell('back'), href: back }}
      />
    );
  }
  if (snapshot === undefined || subject === null) return <FirstAnswer error={error} onRetry={refresh} />;

  const active = isActive(subject.state);
  const plan = held.data;
  if (plan && !discarded && (active || subject.hasHeldPlan) && !isRefused(held.error)) {
    return (
      <LivePage status={status} lost={lost}>
        <PlanView
          chainName={snapshot.chain.name}
          chainId={chainId}
          target={target}
          subject={subject}
          plan={plan}
          reread={reread}
          renewing={held.isPlaceholderData}
          lost={lost}
          status={snapshot}
          onDiscarded={() => setDiscarded(true)}
        />
      </LivePage>
    );
  }
  if (active) {
    return (
      <Notice
        Icon={IconRefresh}
        title={t('nothing.busy', { name: subject.name })}
        text={t('nothing.busyText')}
        action={{
          label: t('nothing.seeRun'),
          href: subject.runId ? `/chains/${chainId}/runs/${subject.runId}` : `/chains/${chainId}`,
        }}
      />
    );
  }
  if (subject.hasHeldPlan && !discarded && !isRefused(held.error)) {
    return <FirstAnswer error={held.error} onRetry={() => void held.refetch()} />;
  }
  const next = nextHeld(snapshot, target);
  return (
    <Notice
      Icon={IconClipboardCheck}
      title={t(discarded ? 'nothing.discarded' : 'nothing.title')}
      text={t(discarded ? 'nothing.discardedText' : 'nothing.text')}
      action={
        next === null
          ? { label: t('nothing.toSync'), href: `/chains/${chainId}` }
          : { label: t('nothing.next', { count: next.count }), href: next.href }
      }
    />
  );
}
