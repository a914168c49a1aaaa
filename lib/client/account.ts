'use client';

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
import { apiPath } from './api-path.ts';
import { fetchJson } from './fetch-json.ts';
import { queryKeys } from './query-keys.ts';
import { useSend } from './use-send.ts';

const PATH = '/api/account';

/** The user's sessions in the server's order. */
export function useSessions() {
  const locale = useLocale();
  return useQuery({
    queryKey: queryKeys.sessions,
    queryFn: ({ signal }) => fetchJson({ path: `${PATH}/sessions`, schema: sessionListSchema, locale, signal }),
    select: (list) => list.items,
  });
}

/** Ends one session, or all others if `id` is null. */
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

/** Also ends the other sessions. Throws `password-wrong`, `password-weak` and `sign-in-locked`. */
export function useChangePassword() {
  const client = useQueryClient();
  return useSend<z.input<typeof passwordChangeSchema>, typeof statusOkSchema>({
    path: `${PATH}/password`,
    schema: statusOkSchema,
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.sessions }),
  });
}

/** Returns the otpauth URI and the backup codes. Throws `password-wrong` and `second-factor-on`. */
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
