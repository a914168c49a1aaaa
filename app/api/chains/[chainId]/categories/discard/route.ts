import { ProblemError, route, say } from '#lib/server.ts';

export const POST = route(
  'discardCategories',
  async ({ params: { chainId }, by, locale }, { discardCategories, read }) => {
    if ((await discardCategories({ chainId, by })) !== 'discarded') throw new ProblemError('nothing-held');
    const chain = await read.chain(chainId);
    return { body: chain && say(locale).chain(chain) };
  },
);
