import { ProblemError, route } from '#lib/process/routes.ts';

export const POST = route('joinByInvitation', async ({ principal: person, body: { token }, by }, { accounts }) => {
  const outcome = await accounts.joinByInvitation({ token, person, by });
  if (outcome.kind === 'gone') throw new ProblemError('invitation-gone');
  if (outcome.kind === 'other-email') throw new ProblemError('other-email');
  return { body: { status: 'ok' } };
});
