import { answerSync, route } from '#lib/server.ts';

export const POST = route('syncChain', async ({ params: { chainId }, body, by, locale }, { requestSync, read }) => {
  const shopIds = body.shopIds && [...new Set(body.shopIds)];
  const answer = await requestSync({ ...body, shopIds, chainId, by });
  return answerSync(read, { answer, wantedShops: shopIds?.length, locale });
});
