import { ProblemError, route, localize } from '#lib/process/routes.ts';

export const POST = route('discardMenu', async ({ params: { shopId }, body, by, locale }, { discardMenu, read }) => {
  const answer = await discardMenu({ ...body, shopId, by });
  const shop = await read.shop(shopId);
  if (answer === 'unknown' || shop === null) throw new ProblemError('not-found');
  if (answer !== 'discarded') throw new ProblemError(answer);
  return { body: localize(locale).shop(shop) };
});
