'use client';

import { ActionIcon } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { AdminFirstAnswer } from '#app/components/shared/page/admin-first-answer.tsx';
import { PageHead } from '#app/components/shared/page/page-head.tsx';
import { administeredChains, useAdminScope } from '#lib/client/admin-of.ts';
import { useChains } from '#lib/client/chains.ts';
import { useEvents } from '#lib/client/events.ts';
import { viewerTimeZone } from '#lib/client/format/zoned.ts';
import { AuditFilterBar } from './audit-filter-bar.tsx';
import { EventList } from './event-list.tsx';
import { ExportButton } from './export-button.tsx';
import { askedOf, searchOf } from './model/filters.ts';
import { useAuditFilters } from './use-audit-filters.ts';
import table from '#app/components/shared/card-table/card-table.module.css';
import page from '#app/theme/page.module.css';
import classes from './audit.module.css';

/** The audit log. */
export function AuditPage() {
  const t = useTranslations('audit');
  const { filters, change, clear } = useAuditFilters();
  const asked = askedOf(filters, viewerTimeZone());
  const events = useEvents(asked);
  const { data: chains = [] } = useChains();
  const adminScope = useAdminScope();
  const isFiltered = searchOf(filters) !== '';
  // If the filters are invalid, keep them visible so that they can be corrected.
  if (events.data === undefined && !isFiltered)
    return <AdminFirstAnswer error={events.error} onRetry={() => void events.refetch()} />;
  const actions = (
    <div className={classes.actions}>
      <ActionIcon
        variant="default"
        size={34}
        aria-label={t('refresh')}
        title={t('refresh')}
        loading={events.isRefetching && !events.isFetchingNextPage}
        onClick={() => void events.refetch()}
      >
        <IconRefresh size={16} stroke={1.7} aria-hidden />
      </ActionIcon>
      <ExportButton asked={asked} />
    </div>
  );
  return (
    <div className={page.page}>
      <PageHead title={t('title')} facts={t('facts')} action={actions} />
      <section className={table.card} aria-label={t('title')}>
        <AuditFilterBar
          filters={filters}
          chains={administeredChains(adminScope, chains)}
          isFiltered={isFiltered}
          onChange={change}
          onClear={clear}
        />
        <EventList query={events} chains={chains} isFiltered={isFiltered} onClear={clear} />
      </section>
    </div>
  );
}
