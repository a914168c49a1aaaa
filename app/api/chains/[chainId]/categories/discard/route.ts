import { ProblemError, route, localize } from '#lib/process/routes.ts';

export const POST = route(
  'discardCategories',
  async ({ params: { chainId }, body, by, locale }, { discardCategories, read }) => {
    const answer = await discardCategories({ ...body, chainId, by });
    if (answer === 'unknown') throw new ProblemError('not-found');
    if (answer !== 'discarded') throw new ProblemError(answer);
    const chain = await read.chain(chainId);
    return { body: chain && localize(locale).chain(chain) };
  },
);
