'use client';

import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { problemWords } from '#app/components/shared/problem-words.ts';
import { Unreachable } from '#lib/client/api-errors.ts';
import { FirstLoad } from './first-load.tsx';
import { Notice } from './notice.tsx';

type Props = { error: unknown; onRetry: () => void };

/** Shown until the first data arrive: loading, unreachable or failed. */
export function FirstAnswer({ error, onRetry }: Props) {
  const common = useTranslations('common');
  if (!error || error instanceof Unreachable) return <FirstLoad failed={Boolean(error)} onRetry={onRetry} />;
  const { title, detail, remedy } = problemWords(error, common);
  const text = title === null ? remedy : `${detail} ${remedy}`;
  return (
    <Notice
      Icon={IconPlugConnectedX}
      title={title ?? detail}
      text={text}
      action={{ label: common('reload'), onClick: onRetry }}
    />
  );
}
