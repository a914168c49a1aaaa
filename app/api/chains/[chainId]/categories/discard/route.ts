import { emptyBodySchema } from '#lib/contract.ts';
import { ProblemError, route, say } from '#lib/server.ts';

type Params = { chainId: string };

export const POST = route<Params, Record<string, never>>(
  { body: emptyBodySchema },
  async ({ params: { chainId }, locale }, { discardCategories, read }) => {
    if ((await discardCategories(chainId)) !== 'discarded') throw new ProblemError('nothing-held');
    const chain = await read.chain(chainId);
    return { body: chain && say(locale).chain(chain) };
  },
);
