'use client';

import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import { syncAcceptedSchema } from '#lib/contract/sync.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { apiPath } from './api-path.ts';
import { fetchJson } from './fetch-json.ts';
import { queryKeys } from './query-keys.ts';
import { outcomeOf, type SyncOutcome } from './sync-outcome.ts';

export type SyncWish = (
  | { readonly scope: 'all'; readonly chainId: string; readonly full?: boolean }
  | {
      readonly scope: 'shops';
      readonly chainId: string;
      readonly shopIds: readonly string[];
      readonly onBusy?: 'reject' | 'skip';
      readonly full?: boolean;
    }
  | { readonly scope: 'shop'; readonly shopId: string; readonly full?: boolean }
) & {
  /** If another run holds the shops: sync them when it ends. */
  readonly follow?: boolean;
};

/** Starts a sync. Returns a sync that is already running as a value; throws all other errors. */
export function useRequestSync() {
  const locale = useLocale();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: SyncWish) => postSync(locale, wish),
    // Stays pending until the page shows the result.
    onSettled: () => refreshAfterAction(client),
  });
}

/** Retries exactly the shops of a run that failed or were not started. */
export function useRetryRun() {
  const locale = useLocale();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (runId: string) => post(locale, apiPath`/api/runs/${runId}/retry`, {}),
    onSettled: () => refreshAfterAction(client),
  });
}

export function postSync(locale: Locale, wish: SyncWish): Promise<SyncOutcome> {
  const options = { ...(wish.full && { full: true }), ...(wish.follow && { ifRunning: 'follow' }) };
  switch (wish.scope) {
    case 'all':
      return post(locale, apiPath`/api/chains/${wish.chainId}/sync`, options);
    case 'shops': {
      const onBusy = wish.onBusy !== undefined && { onBusy: wish.onBusy };
      const body = { shopIds: wish.shopIds, ...onBusy, ...options };
      return post(locale, apiPath`/api/chains/${wish.chainId}/sync`, body);
    }
    case 'shop':
      return post(locale, apiPath`/api/shops/${wish.shopId}/sync`, options);
  }
}

async function post(locale: Locale, path: string, body: object): Promise<SyncOutcome> {
  return outcomeOf(fetchJson({ path, schema: syncAcceptedSchema, locale, method: 'POST', body }));
}

/** Refetches the status whatever the result. */
export async function refreshAfterAction(client: QueryClient): Promise<void> {
  void client.invalidateQueries({ queryKey: queryKeys.anyRuns });
  void client.invalidateQueries({ queryKey: queryKeys.anyRun });
  await client.invalidateQueries({ queryKey: queryKeys.anyStatus });
}
