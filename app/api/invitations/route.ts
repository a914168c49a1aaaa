import { invitationView, ProblemError, route } from '#lib/process/routes.ts';

export const GET = route('listInvitations', async ({ principal }, { accounts }) => {
  return { body: { items: (await accounts.invitations(principal)).map(invitationView) } };
});

export const POST = route('invite', async ({ principal, body, by }, { accounts, pagesUrl }) => {
  const outcome = await accounts.invite({ ...body, admin: principal, by });
  if (outcome.kind === 'not-theirs') throw new ProblemError('forbidden');
  if (outcome.kind === 'bad-email') throw new ProblemError('invalid-body', { facts: { field: 'email' } });
  if (outcome.kind !== 'invited') throw new ProblemError('not-found');
  const invitation = invitationView(outcome.invitation);
  const link = `${pagesUrl}/invite#${outcome.token}`;
  return { status: 201, headers: { Location: `/api/invitations/${invitation.id}` }, body: { invitation, link } };
});
