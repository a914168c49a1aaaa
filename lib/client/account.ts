'use client';

import { apiPath } from './api-path.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import type { z } from 'zod';
import { statusOkSchema } from '#lib/contract/common.ts';
import {
  type passwordChangeSchema,
  secondFactorStartedSchema,
  type secondFactorCodeSchema,
  sessionListSchema,
} from '#lib/contract/session.ts';
import { fetchJson } from './fetch-json.ts';
import { queryKeys } from './query-keys.ts';
import { useSend } from './use-send.ts';

const PATH = '/api/account';

/** Where one is signed in, as the server orders them. */
export function useSessions() {
  const locale = useLocale();
  return useQuery({
    queryKey: queryKeys.sessions,
    queryFn: ({ signal }) => fetchJson({ path: `${PATH}/sessions`, schema: sessionListSchema, locale, signal }),
    select: (list) => list.items,
  });
}

/** Ends one session; all others but this one where `id` is null. */
export function useEndSessions() {
  const locale = useLocale();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string | null) =>
      fetchJson({
        path: id === null ? `${PATH}/sessions` : `${PATH}/sessions${apiPath`/${id}`}`,
        schema: statusOkSchema,
        locale,
        method: 'DELETE',
      }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.sessions }),
  });
}

/** Ends the other sessions too. Throws `password-wrong`, `password-weak` and `sign-in-locked`. */
export function useChangePassword() {
  const client = useQueryClient();
  return useSend<z.input<typeof passwordChangeSchema>, typeof statusOkSchema>({
    path: `${PATH}/password`,
    schema: statusOkSchema,
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.sessions }),
  });
}

/** Answers what the authenticator takes in, and the backup codes. Throws `password-wrong` and `second-factor-on`. */
export function useStartSecondFactor() {
  return useSend<{ password: string }, typeof secondFactorStartedSchema>({
    path: `${PATH}/second-factor`,
    schema: secondFactorStartedSchema,
  });
}

/** Throws `second-factor-refused`. */
export function useConfirmSecondFactor() {
  const onSuccess = useRefreshSession();
  return useSend<z.input<typeof secondFactorCodeSchema>, typeof statusOkSchema>({
    path: `${PATH}/second-factor/confirm`,
    schema: statusOkSchema,
    onSuccess,
  });
}

/** Throws `password-wrong`. */
export function useStopSecondFactor() {
  const onSuccess = useRefreshSession();
  return useSend<{ password: string }, typeof statusOkSchema>({
    path: `${PATH}/second-factor/stop`,
    schema: statusOkSchema,
    onSuccess,
  });
}

function useRefreshSession(): () => Promise<unknown> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: queryKeys.session });
}
