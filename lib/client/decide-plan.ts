'use client';

import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import { connectedChainSchema } from '#lib/contract/chains.ts';
import type { ApproveRequest, DiscardRequest } from '#lib/contract/held.ts';
import { shopSchema } from '#lib/contract/shops.ts';
import { syncAcceptedSchema } from '#lib/contract/sync.ts';
import { apiPath } from './api-path.ts';
import { fetchJson } from './fetch-json.ts';
import type { HeldTarget } from './held.ts';
import { queryKeys } from './query-keys.ts';
import { refreshAfterAction } from './request-sync.ts';
import { outcomeOf, type SyncOutcome } from './sync-outcome.ts';

/**
 * Approves a held plan, which publishes it in a regular run. Returns a conflicting sync as a value. Throws
 * 409 `plan-changed` and `nothing-held` as `ApiProblem` and refetches the held plan.
 */
export function useApprove(target: HeldTarget) {
  const locale = useLocale();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ApproveRequest): Promise<SyncOutcome> =>
      outcomeOf(
        fetchJson({ path: `${pathOf(target)}/approve`, schema: syncAcceptedSchema, locale, method: 'POST', body }),
      ),
    onSettled: (_answer, error) => refresh(client, error),
  });
}

/** Discards a held plan; nothing is published. Throws 409 `nothing-held` and `plan-changed` as `ApiProblem`. */
export function useDiscard(target: HeldTarget) {
  const locale = useLocale();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: DiscardRequest): Promise<void> => {
      const request = { path: `${pathOf(target)}/discard`, locale, method: 'POST', body } as const;
      if (target.kind === 'shop') await fetchJson({ ...request, schema: shopSchema });
      else await fetchJson({ ...request, schema: connectedChainSchema });
    },
    onSettled: (_answer, error) => refresh(client, error),
  });
}

/** A rejection means that the held plan was replaced or decided. */
async function refresh(client: QueryClient, error: Error | null): Promise<void> {
  await refreshAfterAction(client);
  if (error !== null) await client.invalidateQueries({ queryKey: queryKeys.anyHeld });
}

function pathOf(target: HeldTarget): string {
  return target.kind === 'shop'
    ? apiPath`/api/shops/${target.shopId}`
    : apiPath`/api/chains/${target.chainId}/categories`;
}
