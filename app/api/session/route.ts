import { lockedFor, ProblemError, route } from '#lib/process/routes.ts';

export const GET = route('getSession', async ({ principal }, { accounts }) => {
  const { id, name, email, grants } = principal;
  const { hasPassword, totp: secondFactor } = await accounts.security(principal);
  return { body: { person: { id, name, email }, grants, secondFactor, hasPassword } };
});

export const POST = route('signIn', async ({ body, headers, by }, { accounts }) => {
  const outcome = await accounts.signIn({ ...body, headers, by });
  if (outcome.kind === 'refused') throw new ProblemError('sign-in-refused');
  if (outcome.kind === 'locked') throw lockedFor(outcome);
  return { body: { state: outcome.kind }, cookies: outcome.cookies };
});

export const DELETE = route('signOut', async ({ headers, by }, { accounts }) => {
  return { body: { status: 'ok' }, cookies: await accounts.signOut({ headers, by }) };
});
