import { type ApproveRequest, approveRequestSchema } from '#lib/contract.ts';
import { answerSync, ProblemError, route } from '#lib/server.ts';

type Params = { shopId: string };

export const POST = route<Params, ApproveRequest>(
  { body: approveRequestSchema },
  async ({ params: { shopId }, body, requestedBy, requestId, locale }, { approveMenu, read }) => {
    const answer = await approveMenu({ ...body, shopId, requestedBy, requestId });
    if (answer.kind === 'unknown') throw new ProblemError('not-found');
    return answerSync(read, { answer, wantedShops: 1, locale });
  },
);
