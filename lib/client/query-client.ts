import { QueryClient } from '@tanstack/react-query';
import { Unreachable } from './api-errors.ts';

/** One per browser tab. Each query file sets its own polling rule. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
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
}
