import { runListQuerySchema } from '#lib/contract.ts';
import { ProblemError, route } from '#lib/server.ts';

export const GET = route({ query: runListQuerySchema }, async ({ query }, { read }) => {
  const page = await read.runs(query);
  if (page === null) throw new ProblemError('invalid-query', { facts: { field: 'cursor' } });
  const { chainId } = query;
  if (page.items.length === 0 && chainId !== undefined && (await read.chain(chainId)) === null)
    throw new ProblemError('not-found');
  return { body: page };
});
