'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import { shopSchema } from '#lib/contract/shops.ts';
import { apiPath } from './api-path.ts';
import { fetchJson } from './fetch-json.ts';
import { refreshAfterAction } from './request-sync.ts';

/** Brings a shop into the chain's scope or takes it out. */
export function useSetScope() {
  const locale = useLocale();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ shopId, inScope }: { shopId: string; inScope: boolean }) =>
      fetchJson({
        path: apiPath`/api/shops/${shopId}`,
        schema: shopSchema,
        locale,
        method: 'PATCH',
        body: { inScope },
      }),
    onSettled: () => refreshAfterAction(client),
  });
}
