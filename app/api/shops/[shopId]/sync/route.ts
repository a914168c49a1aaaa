import { answerSync, ProblemError, route } from '#lib/server.ts';

export const POST = route(
  'syncShop',
  async ({ params: { shopId }, body: { full }, by, locale }, { requestSync, read }) => {
    const shop = await read.shop(shopId);
    if (shop === null) throw new ProblemError('not-found');
    const { chainId } = shop;
    const answer = await requestSync({ chainId, shopIds: [shopId], single: true, full, by });
    return answerSync(read, { answer, wantedShops: 1, locale });
  },
);
