'use client';

import { Button } from '@mantine/core';
import { IconHistory, IconHistoryOff } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { FirstAnswer } from '#app/components/shared/page/first-answer.tsx';
import { LivePage, useIsLost } from '#app/components/shared/page/live-page.tsx';
import { Notice } from '#app/components/shared/page/notice.tsx';
import { usePageTitle } from '#app/components/shared/page/use-page-title.ts';
import { useNow } from '#app/components/shared/use-now.ts';
import { isRefused } from '#lib/client/read-status.ts';
import { useRuns } from '#lib/client/runs.ts';
import { serverNow, useStatus } from '#lib/client/status.ts';
import { HistoryTable } from './history-table.tsx';
import page from '#app/theme/page.module.css';
import classes from './history.module.css';

/** A chain's runs, newest first. */
export function HistoryPage({ chainId }: { chainId: string }) {
  const t = useTranslations('run');
  const shell = useTranslations('shell.notFound');
  const status = useStatus(chainId);
  const { snapshot, error: refused } = status;
  const lost = useIsLost(status);
  const { data, error, refetch, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } =
    useRuns(chainId);
  const viewerNow = useNow();
  const now = snapshot ? serverNow(snapshot, viewerNow) : viewerNow;
  usePageTitle(snapshot ? `${t('history')} · ${snapshot.chain.name}` : t('history'));

  if (isRefused(refused)) {
    return (
      <Notice
        Icon={IconHistoryOff}
        title={shell('title')}
        text={shell('text')}
        action={{ label: shell('back'), href: '/' }}
      />
    );
  }
  if (data === undefined) return <FirstAnswer error={error} onRetry={() => void refetch()} />;
  const runs = data.pages.flatMap((page) => page.items);
  return (
    <LivePage status={status} lost={lost}>
      <header className={page.head}>
        <h1 className={page.title}>{t('history')}</h1>
        {runs.length > 0 ? <span className={page.facts}>{t('list.facts')}</span> : null}
      </header>
      {runs.length === 0 ? (
        <Notice
          Icon={IconHistory}
          title={t('list.empty')}
          text={t('list.emptyText')}
          action={{ label: t('list.toSync'), href: `/chains/${chainId}` }}
        />
      ) : (
        <section className={page.card} aria-label={t('history')}>
          <HistoryTable chainId={chainId} runs={runs} now={now} />
          {hasNextPage ? (
            <div className={classes.foot}>
              {isFetchNextPageError ? <span role="status">{t('list.failed')}</span> : null}
              <Button variant="default" size="xs" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {t('list.more')}
              </Button>
            </div>
          ) : null}
        </section>
      )}
    </LivePage>
  );
}
