'use client';

import { IconLock } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { ApiProblem } from '#lib/client/api-errors.ts';
import { FirstAnswer } from './first-answer.tsx';
import { Notice } from './notice.tsx';

type Props = { error: unknown; onRetry: () => void };

/** Shown until the first data arrive. If access is denied, shows one sentence and a link back. */
export function AdminFirstAnswer({ error, onRetry }: Props) {
  const t = useTranslations('access');
  if (!(error instanceof ApiProblem) || error.problem.code !== 'forbidden')
    return <FirstAnswer error={error} onRetry={onRetry} />;
  const { title, detail, remedy } = error.problem;
  return (
    <Notice
      Icon={IconLock}
      title={title}
      text={`${detail} ${remedy}`}
      action={{ label: t('forbiddenBack'), href: '/' }}
    />
  );
}
