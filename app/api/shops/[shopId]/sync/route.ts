import { shopSyncRequestSchema } from '#lib/contract.ts';
import { answerSync, ProblemError, route } from '#lib/server.ts';

type Params = { shopId: string };

export const POST = route<Params, { full?: boolean }>(
  { body: shopSyncRequestSchema },
  async ({ params: { shopId }, body: { full }, requestedBy, requestId, locale }, { requestSync, read }) => {
    const shop = await read.shop(shopId);
    if (shop === null) throw new ProblemError('not-found');
    const { chainId } = shop;
    const answer = await requestSync({ chainId, shopIds: [shopId], single: true, full, requestedBy, requestId });
    return answerSync(read, { answer, wantedShops: 1, locale });
  },
);
