import { ProblemError, route } from '#lib/process/routes.ts';

export const DELETE = route('revokeInvitation', async ({ principal, params: { invitationId }, by }, { people }) => {
  const revoked = await people.revokeInvitation({ admin: principal, invitationId, by });
  if (revoked === null) throw new ProblemError('not-found');
  return { body: revoked };
});
