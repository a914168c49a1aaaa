'use client';

import { useQuery } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import { chainListSchema } from '#lib/contract/chains.ts';
import { runListSchema } from '#lib/contract/runs.ts';
import { shopListSchema } from '#lib/contract/shops.ts';
import { apiPath } from './api-path.ts';
import { fetchJson } from './fetch-json.ts';
import { queryKeys } from './query-keys.ts';

/** An ID and the name that people know it by. */
export type KnownId = { readonly id: string; readonly name: string };

const NONE: readonly KnownId[] = [];
const SHOPS = 200;
const RUNS = 20;

type Wanted = {
  /** The parameters to offer IDs for. */
  readonly names: readonly string[];
  /** The chain of the shops and runs; the first one if empty. */
  readonly chainId: string;
  readonly isSignedIn: boolean;
};

/** IDs to choose from in the API documentation, by parameter name: all chains, the first shops, the latest runs. */
export function useKnownIds({ names, chainId, isSignedIn }: Wanted): Readonly<Record<string, readonly KnownId[]>> {
  const wants = (name: string) => isSignedIn && names.includes(name);
  const chains = useChainIds(wants('chainId') || wants('shopId') || wants('runId'));
  const chain = chainId || (chains[0]?.id ?? '');
  return {
    chainId: chains,
    shopId: useShopIds(chain, wants('shopId')),
    runId: useRunIds(chain, wants('runId')),
  };
}

function useChainIds(wanted: boolean): readonly KnownId[] {
  const locale = useLocale();
  const { data = NONE } = useQuery({
    queryKey: queryKeys.knownIds('chains', '', locale),
    queryFn: ({ signal }) => fetchJson({ path: '/api/chains', schema: chainListSchema, locale, signal }),
    select: ({ items }): readonly KnownId[] => items,
    enabled: wanted,
  });
  return data;
}

function useShopIds(chainId: string, wanted: boolean): readonly KnownId[] {
  const locale = useLocale();
  const { data = NONE } = useQuery({
    queryKey: queryKeys.knownIds('shops', chainId, locale),
    queryFn: ({ signal }) =>
      fetchJson({
        path: `${apiPath`/api/chains/${chainId}/shops`}?limit=${SHOPS}`,
        schema: shopListSchema,
        locale,
        signal,
      }),
    select: ({ items }): readonly KnownId[] => items,
    enabled: wanted && chainId !== '',
  });
  return data;
}

function useRunIds(chainId: string, wanted: boolean): readonly KnownId[] {
  const locale = useLocale();
  const { data = NONE } = useQuery({
    queryKey: queryKeys.knownIds('runs', chainId, locale),
    queryFn: ({ signal }) =>
      fetchJson({
        path: `/api/runs?${new URLSearchParams({ chainId, limit: String(RUNS) }).toString()}`,
        schema: runListSchema,
        locale,
        signal,
      }),
    select: ({ items }): readonly KnownId[] => items.map(({ id, number }) => ({ id, name: `#${number}` })),
    enabled: wanted && chainId !== '',
  });
  return data;
}
