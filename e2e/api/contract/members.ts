import { z } from 'zod';
import { invitationMadeSchema } from '#lib/contract/people.ts';
import { sessionSchema } from '#lib/contract/session.ts';
import type { Role } from '#lib/domain/access.ts';
import type { Call } from './call.ts';

export const PASSWORD = 'horse-battery-staple 1';
export const ADMIN_EMAIL = 'admin@example.com';

/** A signed-in person. */
export type Member = {
  readonly id: string;
  readonly email: string;
  readonly headers: Readonly<Record<string, string>>;
};

type Grant = { readonly role: Role; readonly chainId: string | null };

/** The admin from the settings, and any further members. */
export async function openMembers(call: Call) {
  let invited = 0;
  const first = await signedIn(call, { email: ADMIN_EMAIL, password: PASSWORD });

  return {
    first,
    /** Defaults to an admin over everything; `null` grants nothing. */
    async another(grant: Grant | null = { role: 'admin', chainId: null }): Promise<Member> {
      invited += 1;
      const email = `person-${invited}@example.com`;
      const body = { email, ...(grant ?? { role: 'viewer', chainId: null }) };
      const { link } = await invitation(call, { body, by: first });
      await call('acceptInvitation', { body: { token: tokenIn(link), name: `人${invited}`, password: PASSWORD } });
      const member = await signedIn(call, { email, password: PASSWORD });
      if (grant === null)
        await call('setGrants', { params: { personId: member.id }, body: { grants: [] }, as: first.headers });
      return member;
    },
  };
}

export async function signedIn(call: Call, body: { email: string; password: string }): Promise<Member> {
  const headers = cookiesOf(await call('signIn', { body }));
  const { person } = sessionSchema.parse(await (await call('getSession', { as: headers })).json());
  return { id: person.id, email: person.email, headers };
}

/** The cookies that a browser would send after this response. */
export function cookiesOf(response: Response): Readonly<Record<string, string>> {
  const lines = response.headers.getSetCookie();
  return { cookie: lines.map((line) => line.slice(0, line.indexOf(';'))).join('; ') };
}

export async function invitation(call: Call, { body, by }: { body: object; by: Member }) {
  return invitationMadeSchema.parse(await (await call('invite', { body, as: by.headers })).json());
}

export function tokenIn(link: string): string {
  return z.url().parse(link).split('#')[1] ?? '';
}
