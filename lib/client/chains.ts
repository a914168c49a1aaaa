'use client';

import { apiPath } from './api-path.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import type { ChainCreate } from '#lib/contract/chain-settings.ts';
import { type Chain, chainListSchema, chainSchema, discoveredSchema } from '#lib/contract/chains.ts';
import { fetchJson } from './fetch-json.ts';
import { queryKeys } from './query-keys.ts';
import { refreshAfterAction } from './request-sync.ts';
import { useSession } from './session.ts';

const CHAINS_POLL_MS = 30_000;
/** Both connections are tried, each with retries. */
export const VERIFY_TIMEOUT_MS = 60_000;
/** All shops of both sides are read, after whatever the chain's gates are busy with. */
const DISCOVER_TIMEOUT_MS = 120_000;

const NO_CHAINS: readonly Chain[] = [];

/** Every chain that one may see; they are few. Who has no role at all sees none, and the API is not asked, nor before `wanted`. */
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

/** Adds a chain after its two connections have been tried. Throws `ApiProblem` with `errors` per field. */
export function useCreateChain() {
  const locale = useLocale();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ChainCreate) =>
      fetchJson({
        path: '/api/chains',
        schema: chainSchema,
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
