import { lockedFor, ProblemError, route } from '#lib/process/routes.ts';

export const POST = route('acceptInvitation', async ({ body, headers, by }, { accounts }) => {
  const outcome = await accounts.acceptInvitation({ ...body, headers, by });
  switch (outcome.kind) {
    case 'signed-in':
    case 'second-factor':
      return { body: { state: outcome.kind }, cookies: outcome.cookies };
    case 'gone':
      throw new ProblemError('invitation-gone');
    case 'email-taken':
      throw new ProblemError('email-taken');
    case 'weak-password':
      throw new ProblemError('password-weak');
    case 'refused':
      throw new ProblemError('sign-in-refused');
    case 'locked':
      throw lockedFor(outcome);
    case 'bad-email':
      throw new ProblemError('invalid-body', { facts: { field: 'email' } });
  }
});
