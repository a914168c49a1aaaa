import { invitationView, ProblemError, route } from '#lib/process/routes.ts';

export const DELETE = route('revokeInvitation', async ({ principal, params: { invitationId }, by }, { accounts }) => {
  const revoked = await accounts.revokeInvitation({ admin: principal, invitationId, by });
  if (revoked === null) throw new ProblemError('not-found');
  return { body: invitationView(revoked) };
});
