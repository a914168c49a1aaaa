'use client';

import { keepPreviousData, useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import { auditListSchema } from '#lib/contract/audit.ts';
import type { Act } from '#lib/domain/audit.ts';
import { viewerTimeZone } from './format/zoned.ts';
import { fetchFile } from './fetch-file.ts';
import { fetchJson } from './fetch-json.ts';
import { queryKeys } from './query-keys.ts';

const EVENTS_PER_PAGE = 50;
/** Some 30 MB, made while it is sent. */
const EXPORT_TIMEOUT_MS = 300_000;

export type EventsAsked = {
  readonly chainId?: string;
  readonly act?: Act;
  /** Part of a name. */
  readonly actor?: string;
  /** ISO 8601; `to` is not included. */
  readonly from?: string;
  readonly to?: string;
};

/** The record, newest first, page by page. Not polled: nothing moves while somebody reads it. */
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
    // The lines stay until those of the new filters are here.
    placeholderData: keepPreviousData,
  });
}

/** The same as a file, its times in the viewer's zone. */
export function useExportEvents() {
  const locale = useLocale();
  return useMutation({
    mutationFn: (asked: EventsAsked) => {
      const query = new URLSearchParams({ ...asked, timeZone: viewerTimeZone() }).toString();
      return fetchFile({ path: `/api/audit/export?${query}`, locale, timeoutMs: EXPORT_TIMEOUT_MS });
    },
  });
}
