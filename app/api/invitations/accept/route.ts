import { lockedFor, ProblemError, route } from '#lib/server.ts';

export const POST = route('acceptInvitation', async ({ body, headers, by }, { people }) => {
  const outcome = await people.acceptInvitation({ ...body, headers, by });
  if (outcome.kind === 'gone') throw new ProblemError('invitation-gone');
  if (outcome.kind === 'email-taken') throw new ProblemError('email-taken');
  if (outcome.kind === 'bad-email') throw new ProblemError('invalid-body', { facts: { field: 'email' } });
  if (outcome.kind === 'weak-password') throw new ProblemError('password-weak');
  if (outcome.kind === 'refused') throw new ProblemError('sign-in-refused');
  if (outcome.kind === 'locked') throw lockedFor(outcome);
  return { body: { state: outcome.kind }, cookies: outcome.cookies };
});
