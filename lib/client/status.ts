'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useLocale } from 'use-intl';
import { type Status, statusSchema } from '#lib/contract.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { fetchJson } from './fetch-json.ts';
import type { StatusSnapshot } from './merge-status.ts';
import { backOffMs, statusPollMs } from './polling.ts';
import { queryKeys } from './query-keys.ts';
import { isRefused, readStatus } from './read-status.ts';

type Ask = { readonly chainId: string; readonly locale: Locale; readonly signal: AbortSignal };

/**
 * A chain's state as its pages show it: polled, put together from deltas, kept while nobody answers.
 * `snapshot.failures` and its age tell how far it can be trusted; `error` is only set where there is nothing to show
 * or where the chain itself is refused (404).
 */
export function useStatus(chainId: string) {
  const locale = useLocale();
  const client = useQueryClient();
  const queryKey = queryKeys.status(chainId, locale);
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      readStatus({
        current: () => client.getQueryData<StatusSnapshot>(queryKey),
        ask: (since) => fetchStatus({ chainId, locale, signal }, since),
        signal,
        nowMs: Date.now,
      }),
    // mergeStatus has done it, Map included.
    structuralSharing: false,
    retry: false,
    staleTime: 0,
    refetchInterval: ({ state }) => {
      if (isRefused(state.error)) return false;
      return state.data === undefined ? backOffMs(state.errorUpdateCount) : statusPollMs(state.data);
    },
  });
  const { refetch } = query;
  const refresh = useCallback(() => void refetch(), [refetch]);
  return { snapshot: query.data, pollMs: statusPollMs(query.data), error: query.error, refresh };
}

/** The server's clock as this browser can tell it, in ms: ages don't depend on the viewer's own clock. */
export function serverNow(snapshot: Pick<StatusSnapshot, 'at' | 'receivedAtMs'>, nowMs: number): number {
  return Date.parse(snapshot.at) + Math.max(0, nowMs - snapshot.receivedAtMs);
}

function fetchStatus({ chainId, locale, signal }: Ask, since: string | undefined): Promise<Status> {
  const query = since === undefined ? '' : `?${new URLSearchParams({ since }).toString()}`;
  const path = `/api/chains/${encodeURIComponent(chainId)}/status${query}`;
  return fetchJson({ path, schema: statusSchema, locale, signal });
}
