import { ProblemError, route } from '#lib/server.ts';

export const DELETE = route('removePerson', async ({ params: { personId }, by }, { people }) => {
  const outcome = await people.remove({ personId, by });
  if (outcome === 'unknown-person') throw new ProblemError('not-found');
  if (outcome === 'last-admin') throw new ProblemError('last-admin');
  return { body: { status: 'ok' } };
});
