import type { z } from 'zod';
import { acceptInvitationSchema } from '#lib/contract/people.ts';
import type { InvitationFacts } from './invitation-words.tsx';

type Values = { readonly name: string; readonly email: string; readonly password: string };
type Field = keyof Values;

/** The request body. An existing account keeps its name, and an invitation for an e-mail determines the e-mail. */
export function acceptBodyOf(
  token: string,
  { name, email, password }: Values,
  facts: Pick<InvitationFacts, 'email' | 'hasAccount'>,
): z.input<typeof acceptInvitationSchema> {
  return {
    token,
    password,
    ...(!facts.hasAccount && { name: name.trim() }),
    ...(facts.email === null && { email: email.trim() }),
  };
}

/** The invalid fields, according to the API's own schema. */
export function acceptFaults(values: Values, facts: Pick<InvitationFacts, 'email' | 'hasAccount'>): readonly Field[] {
  const read = acceptInvitationSchema.safeParse(acceptBodyOf('any', values, facts));
  const paths = read.success ? [] : read.error.issues.map(({ path }) => path[0]);
  return (['name', 'email', 'password'] as const).filter((field) => paths.includes(field));
}
