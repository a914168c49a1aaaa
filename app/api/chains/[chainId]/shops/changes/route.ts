import { localize, ProblemError, route } from '#lib/process/routes.ts';

export const GET = route('listShopChanges', async ({ params, query, locale }, { read }) => {
  const changes = await read.shopChanges({ chainId: params.chainId, ...query });
  if (changes === null) throw new ProblemError('not-found');
  return { body: { ...changes, items: changes.items.map(localize(locale).shop) } };
});
