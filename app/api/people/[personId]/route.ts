import { keyViewsFor, ProblemError, route } from '#lib/process/routes.ts';

export const DELETE = route('removePerson', async ({ principal, params: { personId }, query, by }, { accounts }) => {
  const revokeKeys = query.revokeKeys === 'true';
  const outcome = await accounts.removePerson({ personId, revokeKeys, by });
  if (outcome.kind === 'last-admin') throw new ProblemError('last-admin');
  if (outcome.kind !== 'removed') throw new ProblemError('not-found');
  return { body: { status: 'ok', keys: keyViewsFor(principal, outcome.keys) } };
});
