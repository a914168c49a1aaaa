import { answerSync, ProblemError, route } from '#lib/process/routes.ts';

export const POST = route('retryRun', async ({ params: { runId }, body, by, named, locale }, { retryRun, read }) => {
  const retry = await retryRun({ runId, follow: body.ifRunning === 'follow', by, named });
  if (!('refused' in retry)) return answerSync(read, { answer: retry.answer, wantedShops: retry.wantedShops, locale });
  if (retry.refused === 'unknown-run') throw new ProblemError('not-found');
  throw new ProblemError(retry.refused);
});
