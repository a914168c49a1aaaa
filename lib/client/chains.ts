'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import type { ChainCreate } from '#lib/contract/chain-settings.ts';
import { chainListSchema, type ConnectedChain, connectedChainSchema, discoveredSchema } from '#lib/contract/chains.ts';
import { apiPath } from './api-path.ts';
import { fetchJson } from './fetch-json.ts';
import { queryKeys } from './query-keys.ts';
import { refreshAfterAction } from './request-sync.ts';
import { useSession } from './session.ts';

const CHAINS_POLL_MS = 30_000;
/** Tests both connections, with retries. */
export const VERIFY_TIMEOUT_MS = 60_000;
/** Reads all shops of both sides, queued behind other work at the chain's gates. */
const DISCOVER_TIMEOUT_MS = 120_000;

const NO_CHAINS: readonly ConnectedChain[] = [];

/** All chains the viewer can see; there are few. Skips the request if the viewer has no role, and until `wanted`. */
export function useChains(wanted = true) {
  const locale = useLocale();
  const isSomebody = useSession().grants.length > 0;
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.chains(locale),
    queryFn: ({ signal }) => fetchJson({ path: '/api/chains', schema: chainListSchema, locale, signal }),
    select: (list) => list.items,
    refetchInterval: CHAINS_POLL_MS,
    enabled: wanted && isSomebody,
  });
  return { data: isSomebody ? data : NO_CHAINS, error, refetch };
}

/** Adds a chain after testing its two connections. Throws `ApiProblem` with `errors` per field. */
export function useCreateChain() {
  const locale = useLocale();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ChainCreate) =>
      fetchJson({
        path: '/api/chains',
        schema: connectedChainSchema,
        locale,
        method: 'POST',
        body,
        timeoutMs: VERIFY_TIMEOUT_MS,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.anyChains }),
  });
}

/** Reads the shops of both sides and matches them. */
export function useDiscover() {
  const locale = useLocale();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (chainId: string) =>
      fetchJson({
        path: apiPath`/api/chains/${chainId}/discover`,
        schema: discoveredSchema,
        locale,
        method: 'POST',
        body: {},
        timeoutMs: DISCOVER_TIMEOUT_MS,
      }),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: queryKeys.anyChains });
      await refreshAfterAction(client);
    },
  });
}
