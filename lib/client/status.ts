'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useLocale } from 'use-intl';
import { clockSchema, type ShopChanges } from '#lib/contract/status.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { takeEarly } from './early-status.ts';
import { fetchFresh, fetchJson } from './fetch-json.ts';
import type { StatusSnapshot } from './merge-status.ts';
import { backOffMs, statusPollMs } from './polling.ts';
import { queryKeys } from './query-keys.ts';
import { type ClockAnswer, isRefused, type Known, readStatus, type ShopsWanted } from './read-status.ts';
import { shopChangesAnswerSchema } from './shop-changes-answer.ts';
import { clockPath, shopChangesPath } from './status-paths.ts';

type Ask = { readonly chainId: string; readonly locale: Locale; readonly signal: AbortSignal };

/**
 * A chain's clock and shops: polled, merged from changes, kept while the server is unreachable. `snapshot.failures` and its age
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
        askClock: (known) => fetchClock({ chainId, locale, signal }, known),
        askShops: (wanted) => fetchShops({ chainId, locale, signal }, wanted),
        signal,
        nowMs: Date.now,
      }),
    // Merging already shares structure, including the Map.
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

async function fetchClock({ chainId, locale, signal }: Ask, { atLeast, etag }: Known): Promise<ClockAnswer> {
  const path = withQuery(clockPath(chainId), { atLeast });
  const early = takeEarly({ path, locale, nowMs: Date.now() });
  const fresh = await fetchFresh({ path, schema: clockSchema, locale, signal }, { etag, early });
  const at = fresh.headers.get('status-at');
  return { clock: fresh.answer, etag: fresh.etag, at: Number.isNaN(Date.parse(at ?? '')) ? null : at };
}

async function fetchShops({ chainId, locale, signal }: Ask, wanted: ShopsWanted): Promise<ShopChanges> {
  const path = withQuery(shopChangesPath(chainId), wanted);
  const early = takeEarly({ path, locale, nowMs: Date.now() });
  return fetchJson({ path, schema: shopChangesAnswerSchema, locale, signal }, early);
}

function withQuery(path: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}
