import { ProblemError, route, localize } from '#lib/process/routes.ts';

export const GET = route('getShop', async ({ params, locale }, { read }) => {
  const shop = await read.shop(params.shopId);
  if (shop === null) throw new ProblemError('not-found');
  return { body: localize(locale).shop(shop) };
});

export const PATCH = route(
  'changeShop',
  async ({ params: { shopId }, body: { inScope }, by, locale }, { setScope, read }) => {
    const answer = await setScope({ shopId, inScope, by });
    const shop = await read.shop(shopId);
    if (answer === 'unknown-shop' || shop === null) throw new ProblemError('not-found');
    if (answer === 'unmatched') throw new ProblemError('shop-unmatched', { facts: { shopName: shop.name } });
    return { body: localize(locale).shop(shop) };
  },
);
