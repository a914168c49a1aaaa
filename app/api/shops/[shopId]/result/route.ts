import { ProblemError, route, localize } from '#lib/process/routes.ts';

/** The result of a sync at one shop. */
export const GET = route('getShopResult', async ({ params: { shopId }, query, locale }, { read }) => {
  const found = await read.shopResult({ ...query, shopId });
  if (found === null) throw new ProblemError('not-found');
  const { runNumber, changes, complete, ...result } = found;
  return { body: { ...localize(locale).result(result), runNumber, changes, complete } };
});
