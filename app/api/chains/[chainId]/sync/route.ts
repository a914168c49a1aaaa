import type { z } from 'zod';
import { syncRequestSchema } from '#lib/contract.ts';
import { answerSync, route } from '#lib/server.ts';

type Params = { chainId: string };

export const POST = route<Params, z.infer<typeof syncRequestSchema>>(
  { body: syncRequestSchema },
  async ({ params: { chainId }, body, requestedBy, requestId, locale }, { requestSync, read }) => {
    const { ifRunning, ...wanted } = body;
    const shopIds = wanted.shopIds && [...new Set(wanted.shopIds)];
    const answer = await requestSync({ ...wanted, shopIds, chainId, requestedBy, requestId });
    return answerSync(read, { answer, wantedShops: shopIds?.length, firstShopId: shopIds?.[0], ifRunning, locale });
  },
);
