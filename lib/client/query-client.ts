import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem, Unreachable } from './api-errors.ts';
import { type EndedWhile, leaveToSignIn } from './leave-to-sign-in.ts';
import { queryKeys } from './query-keys.ts';

/** One per browser tab. Each query file sets its own polling rule. */
export function makeQueryClient(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: (error) => onRefused(error, 'looking') }),
    mutationCache: new MutationCache({ onError: (error) => onRefused(error, 'acting') }),
    defaultOptions: {
      queries: {
        // A refusal does not change by asking again; polls come again by themselves.
        retry: (failures, error) => error instanceof Unreachable && failures < 2,
        // `navigator.onLine` says nothing about a server on this machine or in this house.
        networkMode: 'always',
        refetchOnWindowFocus: 'always',
        refetchOnReconnect: 'always',
      },
      // Never sent twice: what a lost answer means is for a person to see.
      mutations: { retry: false, networkMode: 'always' },
    },
  });

  function onRefused(error: unknown, ended: EndedWhile): void {
    if (!(error instanceof ApiProblem)) return;
    if (error.problem.code === 'unauthorized') leaveToSignIn(ended);
    // Roles were changed meanwhile: the page offers what may still be done.
    if (error.problem.code === 'forbidden') void client.invalidateQueries({ queryKey: queryKeys.session });
  }

  return client;
}
