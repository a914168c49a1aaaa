import { ProblemError, route } from '#lib/server.ts';

export const GET = route('getTrial', async (_input, { trial }) => {
  if (trial === null) throw new ProblemError('not-trial');
  return { body: { preset: await trial.preset() } };
});

export const PUT = route('switchTrial', async ({ body: { preset } }, { trial }) => {
  if (trial === null) throw new ProblemError('not-trial');
  await trial.switchTo(preset);
  return { body: { preset } };
});
