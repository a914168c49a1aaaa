import { lockedFor, ProblemError, route } from '#lib/process/routes.ts';

export const POST = route('startSecondFactor', async ({ principal: person, body, headers }, { accounts }) => {
  const outcome = await accounts.startTotp({ ...body, person, headers });
  if (outcome.kind === 'already-on') throw new ProblemError('second-factor-on');
  if (outcome.kind === 'refused') throw new ProblemError('password-wrong');
  if (outcome.kind === 'locked') throw lockedFor(outcome);
  return { body: { uri: outcome.uri, backupCodes: outcome.backupCodes } };
});
