import { type ApproveRequest, approveRequestSchema } from '#lib/contract.ts';
import { answerSync, route } from '#lib/server.ts';

type Params = { chainId: string };

export const POST = route<Params, ApproveRequest>(
  { body: approveRequestSchema },
  async ({ params: { chainId }, body, requestedBy, requestId, locale }, { approveCategories, read }) => {
    const answer = await approveCategories({ ...body, chainId, requestedBy, requestId });
    return answerSync(read, { answer, locale });
  },
);
