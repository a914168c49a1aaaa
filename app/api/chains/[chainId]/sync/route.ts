import { answerSync, route } from '#lib/process/routes.ts';

export const POST = route(
  'syncChain',
  async ({ params: { chainId }, body, by, named, locale }, { requestSync, read }) => {
    const { ifRunning, ...wanted } = body;
    const shopIds = wanted.shopIds && [...new Set(wanted.shopIds)];
    const answer = await requestSync({ ...wanted, follow: ifRunning === 'follow', shopIds, chainId, by, named });
    return answerSync(read, { answer, wantedShops: shopIds?.length, firstShopId: shopIds?.[0], ifRunning, locale });
  },
);
