import { ProblemError, route } from '#lib/process/routes.ts';

export const POST = route('lookInvitation', async ({ body: { token } }, { people }) => {
  const facts = await people.invitationOf(token);
  if (facts === null) throw new ProblemError('invitation-gone');
  return { body: facts };
});
