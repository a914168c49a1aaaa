'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useLocale } from 'use-intl';
import { statusAnswerSchema } from './status-answer.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { takeEarly } from './early-status.ts';
import { fetchFresh } from './fetch-json.ts';
import type { StatusSnapshot } from './merge-status.ts';
import { backOffMs, statusPollMs } from './polling.ts';
import { queryKeys } from './query-keys.ts';
import { isRefused, type Known, readStatus, type StatusAnswer } from './read-status.ts';
import { statusPath } from './status-path.ts';

type Ask = { readonly chainId: string; readonly locale: Locale; readonly signal: AbortSignal };

/**
 * A chain's status: polled, merged from deltas, kept while the server is unreachable. `snapshot.failures` and its age
 * tell whether it is stale. `error` is set only if there is no snapshot or the chain itself is rejected (404).
 */
export function useStatus(chainId: string, { enabled = true }: { enabled?: boolean } = {}) {
  const locale = useLocale();
  const client = useQueryClient();
  const queryKey = queryKeys.status(chainId, locale);
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      readStatus({
        current: () => client.getQueryData<StatusSnapshot>(queryKey),
        ask: (known) => fetchStatus({ chainId, locale, signal }, known),
        signal,
        nowMs: Date.now,
      }),
    // mergeStatus already shares structure, including the Map.
    structuralSharing: false,
    enabled,
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

/** The server's clock as estimated by this browser, in ms, so that ages don't depend on the viewer's clock. */
export function serverNow(snapshot: Pick<StatusSnapshot, 'at' | 'receivedAtMs'>, nowMs: number): number {
  return Date.parse(snapshot.at) + Math.max(0, nowMs - snapshot.receivedAtMs);
}

async function fetchStatus({ chainId, locale, signal }: Ask, { since, etag }: Known): Promise<StatusAnswer> {
  const query = since === undefined ? '' : `?${new URLSearchParams({ since }).toString()}`;
  const path = `${statusPath(chainId)}${query}`;
  const early = takeEarly({ path, locale, nowMs: Date.now() });
  const fresh = await fetchFresh({ path, schema: statusAnswerSchema, locale, signal }, { etag, early });
  const at = fresh.headers.get('status-at');
  return { status: fresh.answer, etag: fresh.etag, at: Number.isNaN(Date.parse(at ?? '')) ? null : at };
}
