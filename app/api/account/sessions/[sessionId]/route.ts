import { ProblemError, route } from '#lib/process/routes.ts';

export const DELETE = route('endSession', async ({ principal, params: { sessionId }, by }, { accounts }) => {
  const ended = await accounts.endSession({ person: principal, sessionId, by });
  if (!ended) throw new ProblemError('not-found');
  return { body: { status: 'ok' } };
});
