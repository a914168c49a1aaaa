import { keyViewsFor, personView, ProblemError, route } from '#lib/process/routes.ts';

export const PUT = route('setGrants', async ({ principal, params: { personId }, query, body, by }, { accounts }) => {
  const revokeKeys = query.revokeKeys === 'true';
  const outcome = await accounts.setGrants({ admin: principal, personId, grants: body.grants, revokeKeys, by });
  if (outcome.kind === 'not-theirs') throw new ProblemError('forbidden');
  if (outcome.kind === 'last-admin') throw new ProblemError('last-admin');
  if (outcome.kind !== 'set') throw new ProblemError('not-found');
  return { body: { ...personView(outcome.person), keys: keyViewsFor(principal, outcome.keys) } };
});
