'use client';

import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import { z } from 'zod';
import { runSchema } from '#lib/contract/runs.ts';
import { apiPath } from './api-path.ts';
import { fetchJson } from './fetch-json.ts';
import { refreshAfterAction } from './request-sync.ts';

const cancelledSchema = z.object({ run: runSchema });
const keyOf = (runId: string) => ['cancel-run', runId] as const;

/** Stops a run. Throws 409 `run-finished` as `ApiProblem` if it has already ended. */
export function useCancelRun(runId: string) {
  const locale = useLocale();
  const client = useQueryClient();
  return useMutation({
    mutationKey: keyOf(runId),
    mutationFn: () =>
      fetchJson({
        path: apiPath`/api/runs/${runId}/cancel`,
        schema: cancelledSchema,
        locale,
        method: 'POST',
        body: {},
      }),
    onSettled: () => refreshAfterAction(client),
  });
}

/** Whether this browser has requested to stop a run; true on every page from the click on, unless it was rejected. */
export function useIsStopping(runId: string): boolean {
  const statuses = useMutationState({
    filters: { mutationKey: keyOf(runId), exact: true },
    select: ({ state }) => state.status,
  });
  return statuses.some((status) => status === 'pending' || status === 'success');
}
