import { answerSync, ProblemError, route } from '#lib/process/routes.ts';

export const POST = route(
  'syncShop',
  async ({ params: { shopId }, body, by, named, locale }, { requestSync, read }) => {
    const { full, ifRunning } = body;
    const chainId = await read.chainOfShop(shopId);
    if (chainId === null) throw new ProblemError('not-found');
    const answer = await requestSync({
      chainId,
      shopIds: [shopId],
      single: true,
      follow: ifRunning === 'follow',
      full,
      by,
      named,
    });
    if (answer.kind === 'unknown-shops') throw new ProblemError('not-found');
    return answerSync(read, { answer, wantedShops: 1, firstShopId: shopId, ifRunning, locale });
  },
);
