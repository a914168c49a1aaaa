import { ProblemError, route, localize } from '#lib/process/routes.ts';

export const GET = route(
  'listShops',
  async ({ params: { chainId }, query: { inScope, ...query }, locale }, { read }) => {
    if ((await read.chain(chainId)) === null) throw new ProblemError('not-found');
    const page = await read.shops({ ...query, chainId, ...(inScope && { inScope: inScope === 'true' }) });
    if (page === null) throw new ProblemError('invalid-query', { facts: { field: 'cursor' } });
    return { body: { ...page, items: page.items.map(localize(locale).shop) } };
  },
);
