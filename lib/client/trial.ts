'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import { type TrialFault, trialSchema } from '#lib/contract/trial.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { ApiProblem } from './api-errors.ts';
import { fetchJson } from './fetch-json.ts';
import { queryKeys } from './query-keys.ts';

/** The trial's fault that is switched on, and the switch. `preset` is null where this is no trial, or it is not `asked`. */
export function useTrial(asked: boolean) {
  const locale = useLocale();
  const client = useQueryClient();
  const query = useQuery({
    queryKey: queryKeys.trial,
    queryFn: ({ signal }) => readTrial(locale, signal),
    enabled: asked,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  const change = useMutation({
    mutationFn: (preset: TrialFault) =>
      fetchJson({ path: '/api/trial', schema: trialSchema, locale, method: 'PUT', body: { preset } }),
    onSuccess: (trial) => client.setQueryData(queryKeys.trial, trial),
  });
  return { preset: (asked ? query.data?.preset : null) ?? null, change };
}

async function readTrial(locale: Locale, signal: AbortSignal) {
  try {
    return await fetchJson({ path: '/api/trial', schema: trialSchema, locale, signal });
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.code === 'not-trial') return null;
    throw error;
  }
}
