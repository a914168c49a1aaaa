import { ProblemError, route } from '#lib/process/routes.ts';

export const GET = route('getTrial', async (_input, { trial }) => {
  if (trial === null) throw new ProblemError('not-trial');
  return { body: { preset: await trial.preset() } };
});

export const PUT = route('switchTrial', async ({ body: { preset }, by }, { trial, record }) => {
  if (trial === null) throw new ProblemError('not-trial');
  const before = { preset: await trial.preset() };
  await trial.switchTo(preset);
  await record({ act: 'trial-switched', by, before, after: { preset } });
  return { body: { preset } };
});
