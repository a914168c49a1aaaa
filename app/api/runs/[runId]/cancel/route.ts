import { emptyBodySchema } from '#lib/contract.ts';
import { ProblemError, route } from '#lib/server.ts';

type Params = { runId: string };

export const POST = route<Params, Record<string, never>>(
  { body: emptyBodySchema },
  async ({ params: { runId }, requestedBy, requestId }, { cancelRun, read }) => {
    const answer = await cancelRun({ runId, requestedBy, requestId });
    if (answer === 'unknown-run') throw new ProblemError('not-found');
    if (answer === 'run-finished') throw new ProblemError('run-finished');
    return { status: 202, headers: { Location: `/api/runs/${runId}` }, body: { run: await read.run(runId) } };
  },
);
