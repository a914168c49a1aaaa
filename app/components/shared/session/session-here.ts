import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { signInPath } from '#lib/client/next-path.ts';
import type { Session } from '#lib/client/session.ts';
import type { Person } from '#lib/domain/access.ts';
import { PAGE_PATH_HEADER } from './page-path.ts';
import { personHere } from './person-here.ts';

/** The page's session. Redirects to the sign-in page and back if there is none. */
export async function sessionHere(): Promise<Session> {
  const person = await personHere();
  if (person === null) redirect(signInPath((await headers()).get(PAGE_PATH_HEADER) ?? '/'));
  return sessionOf(person);
}

/** The fields of a person that pages need. */
export function sessionOf({ id, name, email, grants }: Person): Session {
  return { person: { id, name, email }, grants: [...grants] };
}
