import { emptyBodySchema } from '#lib/contract.ts';
import { answerSync, ProblemError, route } from '#lib/server.ts';

type Params = { runId: string };

export const POST = route<Params, Record<string, never>>(
  { body: emptyBodySchema },
  async ({ params: { runId }, requestedBy, requestId, locale }, { retryRun, read }) => {
    const retry = await retryRun({ runId, requestedBy, requestId });
    if (!('refused' in retry))
      return answerSync(read, { answer: retry.answer, wantedShops: retry.wantedShops, locale });
    if (retry.refused === 'unknown-run') throw new ProblemError('not-found');
    throw new ProblemError(retry.refused);
  },
);
