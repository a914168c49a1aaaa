'use client';

import { IconBuildingStore } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Notice } from '#app/components/shared/page/notice.tsx';
import { problemWords } from '#app/components/shared/problem-words.ts';
import { useDiscover } from '#lib/client/chains.ts';
import { useMay } from '#lib/client/session.ts';
import classes from './sync-page.module.css';

export function NoShops({ chainId }: { chainId: string }) {
  const t = useTranslations('sync.empty');
  const common = useTranslations('common');
  const { mutate, isPending, error } = useDiscover();
  const { change } = useMay(chainId);
  const problem = error === null ? null : problemWords(error, common);
  return (
    <section className={classes.emptyCard}>
      <Notice
        Icon={IconBuildingStore}
        title={problem?.title ?? t('title')}
        text={
          problem
            ? `${problem.detail}${problem.remedy}`
            : isPending
              ? t('discovering')
              : t(change ? 'text' : 'textViewer')
        }
        action={change ? { label: t('discover'), onClick: () => mutate(chainId), loading: isPending } : undefined}
      />
    </section>
  );
}
