import { emptyBodySchema } from '#lib/contract.ts';
import { ProblemError, route, say } from '#lib/server.ts';

type Params = { shopId: string };

export const POST = route<Params, Record<string, never>>(
  { body: emptyBodySchema },
  async ({ params: { shopId }, locale }, { discardMenu, read }) => {
    const answer = await discardMenu(shopId);
    const shop = await read.shop(shopId);
    if (answer === 'unknown' || shop === null) throw new ProblemError('not-found');
    if (answer === 'nothing-held') throw new ProblemError('nothing-held');
    return { body: say(locale).shop(shop) };
  },
);
