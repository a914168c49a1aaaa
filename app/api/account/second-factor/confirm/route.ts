import { ProblemError, route } from '#lib/process/routes.ts';

export const POST = route('confirmSecondFactor', async ({ principal: person, body, headers, by }, { accounts }) => {
  const outcome = await accounts.confirmTotp({ ...body, person, headers, by });
  if (outcome.kind === 'already-on') throw new ProblemError('second-factor-on');
  if (outcome.kind === 'refused') throw new ProblemError('second-factor-refused');
  if (outcome.kind === 'unreadable') throw new ProblemError('second-factor-unreadable');
  return { body: { status: 'ok' }, cookies: outcome.cookies };
});
