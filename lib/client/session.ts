'use client';

import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useMemo } from 'react';
import { useLocale } from 'use-intl';
import { type SessionView, sessionSchema } from '#lib/contract/session.ts';
import { may, type Person } from '#lib/domain/access.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { fetchJson } from './fetch-json.ts';
import { queryKeys } from './query-keys.ts';

/** The signed-in person and their permissions. */
export type Session = Pick<SessionView, 'person' | 'grants'>;

const AtFirst = createContext<Session | null>(null);
/** The session as of the server render, so that forbidden actions are never shown. */
export const SessionProvider = AtFirst.Provider;

/** The session as the API returns it. */
export function useSessionDetails() {
  const locale = useLocale();
  return useQuery({
    queryKey: queryKeys.sessionDetails,
    queryFn: ({ signal }) => readSession(locale, signal),
    staleTime: Infinity,
  });
}

/** Starts with the server's value; refetched when the window gets the focus and after a 403. */
export function useSession(): Session {
  const locale = useLocale();
  const atFirst = useContext(AtFirst);
  if (atFirst === null) throw new Error('useSession needs a SessionProvider above it');
  const { data } = useQuery<Session>({
    queryKey: queryKeys.session,
    queryFn: ({ signal }) => readSession(locale, signal),
    initialData: atFirst,
    staleTime: Infinity,
  });
  return data;
}

function readSession(locale: Locale, signal: AbortSignal): Promise<SessionView> {
  return fetchJson({ path: '/api/session', schema: sessionSchema, locale, signal });
}

export type Mays = {
  /** Start, stop and decide about syncs. */
  readonly sync: boolean;
  /** Change connections, limits and which shops take part. */
  readonly change: boolean;
};

/** The permissions in a chain; for the whole installation if `chainId` is null. */
export function useMay(chainId: string | null): Mays {
  const session = useSession();
  return useMemo(() => maysOf(session, chainId), [session, chainId]);
}

/** Whether the viewer is an admin of any chain. */
export function useKeeps(): boolean {
  return useSession().grants.some(({ role }) => role === 'admin');
}

export function maysOf({ person, grants }: Session, chainId: string | null): Mays {
  const principal: Person = { kind: 'person', ...person, sessionId: '', grants };
  return {
    sync: may(principal, { role: 'operator', scope: 'sync' }, chainId),
    change: may(principal, { role: 'admin', scope: 'admin' }, chainId),
  };
}
