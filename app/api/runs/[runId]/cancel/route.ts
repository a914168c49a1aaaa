import { ProblemError, route } from '#lib/process/routes.ts';

export const POST = route('cancelRun', async ({ params: { runId }, by }, { cancelRun, read }) => {
  const answer = await cancelRun({ runId, by });
  if (answer === 'unknown-run') throw new ProblemError('not-found');
  if (answer === 'run-finished') throw new ProblemError('run-finished');
  return { status: 202, headers: { Location: `/api/runs/${runId}` }, body: { run: await read.run(runId) } };
});
