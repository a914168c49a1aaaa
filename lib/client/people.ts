'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import type { z } from 'zod';
import type { GrantView } from '#lib/contract/grants.ts';
import {
  invitationListSchema,
  invitationMadeSchema,
  invitationSchema,
  type inviteSchema,
  grantsSetSchema,
  personListSchema,
  personRemovedSchema,
} from '#lib/contract/people.ts';
import { apiPath } from './api-path.ts';
import { fetchJson } from './fetch-json.ts';
import { queryKeys } from './query-keys.ts';

/** The members of the chains the viewer manages. */
export function usePeople() {
  const locale = useLocale();
  return useQuery({
    queryKey: queryKeys.people,
    queryFn: ({ signal }) => fetchJson({ path: '/api/people', schema: personListSchema, locale, signal }),
    select: (list) => list.items,
  });
}

/** Pending invitations. */
export function useInvitations() {
  const locale = useLocale();
  return useQuery({
    queryKey: queryKeys.invitations,
    queryFn: ({ signal }) => fetchJson({ path: '/api/invitations', schema: invitationListSchema, locale, signal }),
    select: (list) => list.items,
  });
}

type GrantsToSet = {
  readonly personId: string;
  readonly grants: readonly GrantView[];
  /** Whether the person's keys are reduced to the new roles. */
  readonly revokeKeys: boolean;
};

/** Sets the roles that the viewer manages. Throws 409 `last-admin` as `ApiProblem`. */
export function useSetGrants() {
  const locale = useLocale();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ personId, grants, revokeKeys }: GrantsToSet) =>
      fetchJson({
        path: `${apiPath`/api/people/${personId}/grants`}?revokeKeys=${revokeKeys}`,
        schema: grantsSetSchema,
        locale,
        method: 'PUT',
        body: { grants },
      }),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: queryKeys.people });
      await client.invalidateQueries({ queryKey: queryKeys.keys });
      // The viewer may have changed their own roles.
      await client.invalidateQueries({ queryKey: queryKeys.session });
    },
  });
}

export function useRemovePerson() {
  const locale = useLocale();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ personId, revokeKeys }: { personId: string; revokeKeys: boolean }) =>
      fetchJson({
        path: `${apiPath`/api/people/${personId}`}?revokeKeys=${revokeKeys}`,
        schema: personRemovedSchema,
        locale,
        method: 'DELETE',
      }),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: queryKeys.people });
      await client.invalidateQueries({ queryKey: queryKeys.keys });
    },
  });
}

/** Only this response contains the link. */
export function useInvite() {
  const locale = useLocale();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof inviteSchema>) =>
      fetchJson({ path: '/api/invitations', schema: invitationMadeSchema, locale, method: 'POST', body }),
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.invitations }),
  });
}

export function useRevokeInvitation() {
  const locale = useLocale();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (invitationId: string) =>
      fetchJson({
        path: apiPath`/api/invitations/${invitationId}`,
        schema: invitationSchema,
        locale,
        method: 'DELETE',
      }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.invitations }),
  });
}
