import { shopPatchSchema } from '#lib/contract.ts';
import { ProblemError, route, say } from '#lib/server.ts';

type Params = { shopId: string };

export const GET = route<Params>({}, async ({ params, locale }, { read }) => {
  const shop = await read.shop(params.shopId);
  if (shop === null) throw new ProblemError('not-found');
  return { body: say(locale).shop(shop) };
});

export const PATCH = route<Params, { inScope: boolean }>(
  { body: shopPatchSchema },
  async ({ params: { shopId }, body: { inScope }, locale }, { setScope, read }) => {
    const answer = await setScope({ shopId, inScope });
    const shop = await read.shop(shopId);
    if (answer === 'unknown-shop' || shop === null) throw new ProblemError('not-found');
    if (answer === 'unmatched') throw new ProblemError('shop-unmatched', { facts: { shopName: shop.name } });
    return { body: say(locale).shop(shop) };
  },
);
