'use client';

import { useQuery } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import type { z } from 'zod';
import { statusOkSchema } from '#lib/contract/common.ts';
import { type acceptInvitationSchema, invitationFactsSchema } from '#lib/contract/people.ts';
import { entrySchema, type secondFactorCodeSchema, signedInSchema, type signInSchema } from '#lib/contract/session.ts';
import { fetchJson } from './fetch-json.ts';
import { queryKeys } from './query-keys.ts';
import { useSend } from './use-send.ts';

/** The sign-in options. Not retried: if this fails, the form still works. */
export function useEntry() {
  const locale = useLocale();
  return useQuery({
    queryKey: queryKeys.entry,
    queryFn: ({ signal }) => fetchJson({ path: '/api/entry', schema: entrySchema, locale, signal }),
    retry: false,
  });
}

/** Throws `sign-in-refused` and `sign-in-locked` as `ApiProblem`; the latter includes the time it ends. */
export function useSignIn() {
  return useSend<z.input<typeof signInSchema>, typeof signedInSchema>({ path: '/api/session', schema: signedInSchema });
}

/** Throws `second-factor-refused`, `second-factor-expired` and `sign-in-locked`. */
export function useSignInSecondFactor() {
  return useSend<z.input<typeof secondFactorCodeSchema>, typeof signedInSchema>({
    path: '/api/session/second-factor',
    schema: signedInSchema,
  });
}

/** Throws `not-trial` and `not-this-machine`. */
export function useSignInTrial() {
  return useSend({ path: '/api/session/trial', schema: signedInSchema });
}

export function useSignOut() {
  return useSend({ path: '/api/session', schema: statusOkSchema, method: 'DELETE' });
}

/** An invitation's details. The token is sent in the body, which keeps it out of server logs. Throws `invitation-gone`. */
export function useInvitation(token: string | null) {
  const locale = useLocale();
  return useQuery({
    queryKey: queryKeys.invitation(token ?? '', locale),
    queryFn: ({ signal }) =>
      fetchJson({
        path: '/api/invitations/look',
        schema: invitationFactsSchema,
        locale,
        signal,
        method: 'POST',
        body: { token },
      }),
    enabled: token !== null,
    // Not refetched: a later response must not reset the form.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

/** Throws `invitation-gone`, `email-taken`, `password-weak`; for an existing account, also what signing in throws. */
export function useAcceptInvitation() {
  return useSend<z.input<typeof acceptInvitationSchema>, typeof signedInSchema>({
    path: '/api/invitations/accept',
    schema: signedInSchema,
  });
}

/** Accepts an invitation as the signed-in user. Throws `invitation-gone` and `other-email`. */
export function useJoinByInvitation() {
  return useSend<{ token: string }, typeof statusOkSchema>({ path: '/api/invitations/join', schema: statusOkSchema });
}
