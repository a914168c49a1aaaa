import { lockedFor, ProblemError, route } from '#lib/process/routes.ts';

export const POST = route('signInSecondFactor', async ({ body: { code }, headers, by }, { accounts }) => {
  const outcome = await accounts.verifyTotp({ code, headers, by });
  if (outcome.kind === 'refused') throw new ProblemError('second-factor-refused');
  if (outcome.kind === 'expired') throw new ProblemError('second-factor-expired');
  if (outcome.kind === 'unreadable') throw new ProblemError('second-factor-unreadable');
  if (outcome.kind === 'locked') throw lockedFor(outcome);
  return { body: { state: outcome.kind }, cookies: outcome.cookies };
});
