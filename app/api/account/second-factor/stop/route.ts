import { lockedFor, ProblemError, route } from '#lib/process/routes.ts';

export const POST = route('stopSecondFactor', async ({ principal: person, body, headers, by }, { accounts }) => {
  const outcome = await accounts.disableTotp({ ...body, person, headers, by });
  if (outcome.kind === 'refused') throw new ProblemError('password-wrong');
  if (outcome.kind === 'locked') throw lockedFor(outcome);
  return { body: { status: 'ok' }, cookies: outcome.cookies };
});
