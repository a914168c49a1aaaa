'use client';

import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { FirstLoad } from '#app/components/shared/page/first-load.tsx';
import { NotFound } from '#app/components/shared/page/not-found.tsx';
import { Notice } from '#app/components/shared/page/notice.tsx';
import { problemWords } from '#app/components/shared/problem-words.ts';
import { ApiProblem, Unreachable } from '#lib/client/api-errors.ts';
import { useStatus } from '#lib/client/status.ts';
import { SyncConsole } from './sync-console.tsx';

/** A chain's sync page, or why it can't be shown. */
export function SyncPage({ chainId }: { chainId: string }) {
  const common = useTranslations('common');
  const { snapshot, pollMs, error, refresh } = useStatus(chainId);
  if (error instanceof ApiProblem && error.problem.status === 404) {
    return <NotFound />;
  }
  if (snapshot !== undefined)
    return <SyncConsole key={chainId} snapshot={snapshot} pollMs={pollMs} onRefresh={refresh} />;
  if (error === null || error instanceof Unreachable) return <FirstLoad failed={error !== null} onRetry={refresh} />;
  const { title, detail, remedy } = problemWords(error, common);
  return (
    <Notice
      Icon={IconAlertTriangle}
      title={title ?? detail}
      text={title === null ? remedy : `${detail}${remedy}`}
      action={{ onClick: refresh, label: common('tryNow') }}
    />
  );
}
