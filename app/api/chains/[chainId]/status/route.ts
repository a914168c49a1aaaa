import { statusQuerySchema } from '#lib/contract.ts';
import { answerStatus, ProblemError, route } from '#lib/server.ts';

type Params = { chainId: string };

export const GET = route<Params, undefined, { since?: string }>(
  { query: statusQuerySchema },
  async ({ params, query, locale }, { read }) => {
    const status = await read.status({ chainId: params.chainId, since: query.since });
    if (status === null) throw new ProblemError('not-found');
    return answerStatus(status, locale);
  },
);
