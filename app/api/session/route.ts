import { lockedFor, ProblemError, route } from '#lib/process/routes.ts';

export const GET = route('getSession', async ({ principal }, { people }) => {
  const { id, name, email, grants } = principal;
  return { body: { person: { id, name, email }, grants, ...(await people.security(principal)) } };
});

export const POST = route('signIn', async ({ body, headers, by }, { people }) => {
  const outcome = await people.signIn({ ...body, headers, by });
  if (outcome.kind === 'refused') throw new ProblemError('sign-in-refused');
  if (outcome.kind === 'locked') throw lockedFor(outcome);
  return { body: { state: outcome.kind }, cookies: outcome.cookies };
});

export const DELETE = route('signOut', async ({ headers, by }, { people }) => {
  return { body: { status: 'ok' }, cookies: await people.signOut({ headers, by }) };
});
