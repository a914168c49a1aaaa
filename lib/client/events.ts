'use client';

import { keepPreviousData, useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import { auditListSchema } from '#lib/contract/audit.ts';
import type { Act } from '#lib/domain/audit.ts';
import { fetchFile } from './fetch-file.ts';
import { fetchJson } from './fetch-json.ts';
import { viewerTimeZone } from './format/zoned.ts';
import { queryKeys } from './query-keys.ts';

const EVENTS_PER_PAGE = 50;
/** About 30 MB, streamed. */
const EXPORT_TIMEOUT_MS = 300_000;

export type EventsAsked = {
  readonly chainId?: string;
  readonly act?: Act;
  /** Part of a name. */
  readonly actor?: string;
  /** ISO 8601; `to` is exclusive. */
  readonly from?: string;
  readonly to?: string;
};

/** The audit log, newest first, page by page. Not polled, so that entries don't move while they are read. */
export function useEvents(asked: EventsAsked) {
  const locale = useLocale();
  const filters = new URLSearchParams(asked).toString();
  return useInfiniteQuery({
    queryKey: queryKeys.events(filters, locale),
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const page = { limit: String(EVENTS_PER_PAGE), ...(pageParam !== '' && { cursor: pageParam }) };
      const query = new URLSearchParams({ ...asked, ...page }).toString();
      return fetchJson({ path: `/api/audit?${query}`, schema: auditListSchema, locale, signal });
    },
    getNextPageParam: (page) => page.nextCursor,
    refetchOnWindowFocus: false,
    // Keep the current entries until those of the new filters have loaded.
    placeholderData: keepPreviousData,
  });
}

/** The audit log as a CSV file, with times in the viewer's time zone. */
export function useExportEvents() {
  const locale = useLocale();
  return useMutation({
    mutationFn: (asked: EventsAsked) => {
      const query = new URLSearchParams({ ...asked, timeZone: viewerTimeZone() }).toString();
      return fetchFile({ path: `/api/audit/export?${query}`, locale, timeoutMs: EXPORT_TIMEOUT_MS });
    },
  });
}
