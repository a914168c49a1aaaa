'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import type { ChainPatch } from '#lib/contract/chain-settings.ts';
import { connectedChainSchema } from '#lib/contract/chains.ts';
import { apiPath } from './api-path.ts';
import { VERIFY_TIMEOUT_MS } from './chains.ts';
import { fetchJson } from './fetch-json.ts';
import { queryKeys } from './query-keys.ts';

/** Changes a chain. A new connection is tested before it is saved: throws `ApiProblem` with `errors` per field. */
export function usePatchChain(chainId: string) {
  const locale = useLocale();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ChainPatch) =>
      fetchJson({
        path: apiPath`/api/chains/${chainId}`,
        schema: connectedChainSchema,
        locale,
        method: 'PATCH',
        body,
        timeoutMs: VERIFY_TIMEOUT_MS,
      }),
    // The form closes once the page shows the saved values.
    onSuccess: async () => {
      void client.invalidateQueries({ queryKey: queryKeys.anyStatus });
      await client.invalidateQueries({ queryKey: queryKeys.anyChains });
    },
  });
}
