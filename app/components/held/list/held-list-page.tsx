'use client';

import { IconClipboardCheck, IconMapQuestion } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { heldCount } from '#app/components/shared/held/held-count.ts';
import { FirstAnswer } from '#app/components/shared/page/first-answer.tsx';
import { LivePage, useIsLost } from '#app/components/shared/page/live-page.tsx';
import { Notice } from '#app/components/shared/page/notice.tsx';
import { usePageTitle } from '#app/components/shared/page/use-page-title.ts';
import { isRefused } from '#lib/client/read-status.ts';
import { useStatus } from '#lib/client/status.ts';
import { HeldTable } from './held-table.tsx';
import classes from '#app/theme/page.module.css';

/** Lists a chain's held plans. */
export function HeldListPage({ chainId }: { chainId: string }) {
  const t = useTranslations('held');
  const shell = useTranslations('shell.notFound');
  const status = useStatus(chainId);
  const { snapshot, error, refresh } = status;
  const lost = useIsLost(status);
  usePageTitle(snapshot ? `${t('title')} · ${snapshot.chain.name}` : t('title'));
  if (isRefused(error)) {
    return (
      <Notice
        Icon={IconMapQuestion}
        title={shell('title')}
        text={shell('text')}
        action={{ label: shell('back'), href: '/' }}
      />
    );
  }
  if (snapshot === undefined) return <FirstAnswer error={error} onRetry={refresh} />;
  const count = heldCount(snapshot.chain);
  return (
    <LivePage status={status} lost={lost}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t('title')}</h1>
        {count > 0 ? <span className={classes.facts}>{t('list.facts')}</span> : null}
      </header>
      {count > 0 ? (
        <HeldTable snapshot={snapshot} />
      ) : (
        <Notice
          Icon={IconClipboardCheck}
          title={t('list.empty')}
          text={t('list.emptyText')}
          action={{ label: t('list.toSync'), href: `/chains/${chainId}` }}
        />
      )}
    </LivePage>
  );
}
