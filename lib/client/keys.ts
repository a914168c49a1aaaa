'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import { type KeyCreate, keyCreatedSchema, keyListSchema, keyRevokedSchema } from '#lib/contract/keys.ts';
import { apiPath } from './api-path.ts';
import { fetchJson } from './fetch-json.ts';
import { queryKeys } from './query-keys.ts';

/** The API keys of the chains the viewer manages, active ones first. */
export function useKeys() {
  const locale = useLocale();
  return useQuery({
    queryKey: queryKeys.keys,
    queryFn: ({ signal }) => fetchJson({ path: '/api/keys', schema: keyListSchema, locale, signal }),
    select: (list) => list.items,
  });
}

/** Creates a key. Only this response contains it, and it is not cached. */
export function useMakeKey() {
  const locale = useLocale();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: KeyCreate) =>
      fetchJson({ path: '/api/keys', schema: keyCreatedSchema, locale, method: 'POST', body }),
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.keys }),
  });
}

export function useRevokeKey() {
  const locale = useLocale();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (keyId: string) =>
      fetchJson({ path: apiPath`/api/keys/${keyId}`, schema: keyRevokedSchema, locale, method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.keys }),
  });
}
