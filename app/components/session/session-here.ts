import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { signInPath } from '#lib/client/next-path.ts';
import type { Session } from '#lib/client/session.ts';
import type { Person } from '#lib/domain/access.ts';
import { PAGE_PATH_HEADER } from './page-path.ts';
import { personHere } from './person-here.ts';

/** Who is signed in, for the page; whoever is not is led to sign in, and back. */
export async function sessionHere(): Promise<Session> {
  const person = await personHere();
  if (person === null) redirect(signInPath((await headers()).get(PAGE_PATH_HEADER) ?? '/'));
  return sessionOf(person);
}

/** What a page needs to know of a person. */
export function sessionOf({ id, name, email, grants }: Person): Session {
  return { person: { id, name, email }, grants: [...grants] };
}
