import { ProblemError, route, say } from '#lib/server.ts';

export const POST = route('discardMenu', async ({ params: { shopId }, by, locale }, { discardMenu, read }) => {
  const answer = await discardMenu({ shopId, by });
  const shop = await read.shop(shopId);
  if (answer === 'unknown' || shop === null) throw new ProblemError('not-found');
  if (answer === 'nothing-held') throw new ProblemError('nothing-held');
  return { body: say(locale).shop(shop) };
});
