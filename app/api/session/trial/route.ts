import { ProblemError, route } from '#lib/process/routes.ts';

export const POST = route('signInTrial', async ({ isLocal, headers, by }, { trial, accounts }) => {
  if (trial === null) throw new ProblemError('not-trial');
  if (!isLocal) throw new ProblemError('not-this-machine');
  const { cookies } = await accounts.signInTrial({ headers, by });
  return { body: { state: 'signed-in' }, cookies };
});
