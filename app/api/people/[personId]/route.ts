import { ProblemError, route } from '#lib/process/routes.ts';

export const DELETE = route('removePerson', async ({ principal, params: { personId }, query, by }, { people }) => {
  const revokeKeys = query.revokeKeys === 'true';
  const outcome = await people.remove({ admin: principal, personId, revokeKeys, by });
  if (outcome.kind === 'last-admin') throw new ProblemError('last-admin');
  if (outcome.kind !== 'removed') throw new ProblemError('not-found');
  return { body: { status: 'ok', keys: outcome.keys } };
});
