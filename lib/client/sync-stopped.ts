'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import { resultListSchema } from '#lib/contract/run-detail.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { apiPath } from './api-path.ts';
import { fetchJson } from './fetch-json.ts';
import { postSync, refreshAfterAction } from './request-sync.ts';

const RESULTS_PER_PAGE = 500;

/** Syncs exactly the shops of a run that were stopped before they started. */
export function useSyncStopped(chainId: string) {
  const locale = useLocale();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (runId: string) =>
      postSync(locale, { scope: 'shops', chainId, shopIds: await stoppedShops(locale, runId), onBusy: 'skip' }),
    onSettled: () => refreshAfterAction(client),
  });
}

async function stoppedShops(locale: Locale, runId: string): Promise<readonly string[]> {
  const shopIds: string[] = [];
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams({
      state: 'CANCELLED',
      limit: String(RESULTS_PER_PAGE),
      ...(cursor && { cursor }),
    });
    const path = `${apiPath`/api/runs/${runId}/results`}?${query.toString()}`;
    const page = await fetchJson({ path, schema: resultListSchema, locale });
    shopIds.push(...page.items.map(({ shopId }) => shopId));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return shopIds;
}
