'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import { resultDetailSchema, resultListSchema, runDetailSchema } from '#lib/contract/run-detail.ts';
import { runListSchema } from '#lib/contract/runs.ts';
import type { Outcome } from '#lib/domain/state.ts';
import { apiPath } from './api-path.ts';
import { fetchJson } from './fetch-json.ts';
import { BUSY_POLL_MS, IDLE_POLL_MS } from './polling.ts';
import { queryKeys } from './query-keys.ts';
import { isRefused } from './read-status.ts';

const RUNS_PER_PAGE = 30;
const RESULTS_PER_PAGE = 50;
const LIST_POLL_MS = 3_000;

/** A chain's runs, newest first, page by page; polled faster while one of them is unfinished. */
export function useRuns(chainId: string) {
  const locale = useLocale();
  return useInfiniteQuery({
    queryKey: queryKeys.runs(chainId, locale),
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      fetchJson({
        path: `/api/runs?${query({ chainId, limit: String(RUNS_PER_PAGE), cursor: pageParam })}`,
        schema: runListSchema,
        locale,
        signal,
      }),
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: ({ state }) => {
      const unfinished = state.data?.pages.some((page) => page.items.some((run) => run.finishedAt === null));
      return unfinished ? LIST_POLL_MS : IDLE_POLL_MS;
    },
  });
}

/** A run's details; polled until it has finished. */
export function useRun(runId: string) {
  const locale = useLocale();
  return useQuery({
    queryKey: queryKeys.run(runId, locale),
    queryFn: ({ signal }) => fetchJson({ path: apiPath`/api/runs/${runId}`, schema: runDetailSchema, locale, signal }),
    refetchInterval: ({ state }) => {
      if (isRefused(state.error)) return false;
      if (state.error) return LIST_POLL_MS;
      return state.data?.finishedAt ? false : BUSY_POLL_MS;
    },
  });
}

/** A run's result for one shop; loads once `runId` is known. */
export function useShopResult(shopId: string, runId: string | null) {
  const locale = useLocale();
  return useQuery({
    queryKey: queryKeys.shopResult(shopId, runId ?? '', locale),
    queryFn: ({ signal }) =>
      fetchJson({
        path: `${apiPath`/api/shops/${shopId}/result`}?${query({ runId: runId ?? '' })}`,
        schema: resultDetailSchema,
        locale,
        signal,
      }),
    enabled: runId !== null,
    // Results are immutable.
    staleTime: Infinity,
  });
}

export type ResultsWish = {
  readonly runId: string;
  readonly state: Outcome | null;
  /** Polls for new results. False while the list is in use, and after the run has ended. */
  readonly live: boolean;
};

/** A run's results, newest first, page by page. */
export function useResults({ runId, state, live }: ResultsWish) {
  const locale = useLocale();
  return useInfiniteQuery({
    queryKey: queryKeys.results(runId, state ?? 'all', locale),
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      fetchJson({
        path: `${apiPath`/api/runs/${runId}/results`}?${query({
          state: state ?? '',
          limit: String(RESULTS_PER_PAGE),
          cursor: pageParam,
        })}`,
        schema: resultListSchema,
        locale,
        signal,
      }),
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: live ? LIST_POLL_MS : false,
    refetchOnWindowFocus: live,
  });
}

function query(parameters: Record<string, string>): string {
  return new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== '')).toString();
}
