'use client';

import { Button } from '@mantine/core';
import { IconFilterOff, IconNotes } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { CardTable } from '#app/components/shared/card-table/card-table.tsx';
import { FirstAnswer } from '#app/components/shared/page/first-answer.tsx';
import { Notice } from '#app/components/shared/page/notice.tsx';
import { useNow } from '#app/components/shared/use-now.ts';
import type { useEvents } from '#lib/client/events.ts';
import type { Chain } from '#lib/contract/chains.ts';
import { EventRow } from './event-row.tsx';
import classes from './audit.module.css';

const COLUMNS = ['at', 'actor', 'act', 'about', 'address'] as const;

type Props = {
  query: ReturnType<typeof useEvents>;
  chains: readonly Chain[];
  isFiltered: boolean;
  onClear: () => void;
};

export function EventList({ query, chains, isFiltered, onClear }: Props) {
  const t = useTranslations('audit');
  const now = useNow();
  const {
    data,
    error,
    isPlaceholderData,
    refetch,
    hasNextPage,
    isFetchingNextPage,
    isFetchNextPageError,
    fetchNextPage,
  } = query;
  if (data === undefined) {
    return (
      <div className={classes.first}>
        <FirstAnswer error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  const events = data.pages.flatMap((page) => page.items);
  if (events.length === 0) {
    return isFiltered ? (
      <Notice Icon={IconFilterOff} title={t('none')} action={{ label: t('filter.clear'), onClick: onClear }} />
    ) : (
      <Notice Icon={IconNotes} title={t('empty')} text={t('emptyText')} />
    );
  }
  return (
    <div className={classes.list} data-old={isPlaceholderData || undefined}>
      <CardTable
        columns={[
          ...COLUMNS.map((name) => ({ name, label: t(`column.${name}`) })),
          { name: 'open', label: t('column.open'), isHidden: true },
        ]}
        className={classes.table}
      >
        {events.map((event) => (
          <EventRow key={event.id} event={event} columns={COLUMNS.length + 1} chains={chains} now={now} />
        ))}
      </CardTable>
      {hasNextPage ? (
        <div className={classes.foot}>
          {isFetchNextPageError ? <span role="status">{t('moreFailed')}</span> : null}
          <Button variant="default" size="xs" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
