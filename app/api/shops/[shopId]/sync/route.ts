import type { z } from 'zod';
import { shopSyncRequestSchema } from '#lib/contract.ts';
import { answerSync, ProblemError, route } from '#lib/server.ts';

type Params = { shopId: string };

export const POST = route<Params, z.infer<typeof shopSyncRequestSchema>>(
  { body: shopSyncRequestSchema },
  async ({ params: { shopId }, body, requestedBy, requestId, locale }, { requestSync, read }) => {
    const { full, ifRunning } = body;
    const chainId = await read.chainOfShop(shopId);
    if (chainId === null) throw new ProblemError('not-found');
    const answer = await requestSync({ chainId, shopIds: [shopId], single: true, full, requestedBy, requestId });
    if (answer.kind === 'unknown-shops') throw new ProblemError('not-found');
    return answerSync(read, { answer, wantedShops: 1, firstShopId: shopId, ifRunning, locale });
  },
);
