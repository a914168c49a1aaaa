import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem, Unreachable } from './api-errors.ts';
import { type EndedWhile, leaveToSignIn } from './leave-to-sign-in.ts';
import { queryKeys } from './query-keys.ts';

/** One per browser tab. Each query file defines its own polling. */
export function makeQueryClient(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: (error) => onRefused(error, 'looking') }),
    mutationCache: new MutationCache({ onError: (error) => onRefused(error, 'acting') }),
    defaultOptions: {
      queries: {
        // Retrying doesn't help a rejected request, and polls repeat anyway.
        retry: (failures, error) => error instanceof Unreachable && failures < 2,
        // `navigator.onLine` says nothing about a server on this machine or network.
        networkMode: 'always',
        refetchOnWindowFocus: 'always',
        refetchOnReconnect: 'always',
      },
      // Never retried: if a response is lost, the user decides.
      mutations: { retry: false, networkMode: 'always' },
    },
  });

  function onRefused(error: unknown, ended: EndedWhile): void {
    if (!(error instanceof ApiProblem)) return;
    if (error.problem.code === 'unauthorized') leaveToSignIn(ended);
    // The viewer's roles may have changed; update what the page offers.
    if (error.problem.code === 'forbidden') void client.invalidateQueries({ queryKey: queryKeys.session });
  }

  return client;
}
