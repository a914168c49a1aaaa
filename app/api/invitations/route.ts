import { ProblemError, route } from '#lib/process/routes.ts';

export const GET = route('listInvitations', async ({ principal }, { people }) => {
  return { body: { items: await people.invitations(principal) } };
});

export const POST = route('invite', async ({ principal, body, by }, { people }) => {
  const outcome = await people.invite({ ...body, admin: principal, by });
  if (outcome.kind === 'not-theirs') throw new ProblemError('forbidden');
  if (outcome.kind === 'bad-email') throw new ProblemError('invalid-body', { facts: { field: 'email' } });
  if (outcome.kind !== 'invited') throw new ProblemError('not-found');
  const { invitation, link } = outcome;
  return { status: 201, headers: { Location: `/api/invitations/${invitation.id}` }, body: { invitation, link } };
});
