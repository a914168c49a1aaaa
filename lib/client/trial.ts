'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { useLocale } from 'use-intl';
import { type TrialFault, trialSchema } from '#lib/contract/trial.ts';
import { fetchJson } from './fetch-json.ts';
import { queryKeys } from './query-keys.ts';

const IsTrial = createContext(false);
/** Whether this is the trial, as the server rendered it. */
export const TrialProvider = IsTrial.Provider;

/** The trial's current scenario, and a mutation to change it. `preset` is null outside the trial and until `wanted`. */
export function useTrial(wanted: boolean) {
  const asked = useContext(IsTrial) && wanted;
  const locale = useLocale();
  const client = useQueryClient();
  const query = useQuery({
    queryKey: queryKeys.trial,
    queryFn: ({ signal }) => fetchJson({ path: '/api/trial', schema: trialSchema, locale, signal }),
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
