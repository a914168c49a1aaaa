import { chainsOf } from '#lib/domain/access.ts';
import { ProblemError, route } from '#lib/process/routes.ts';

export const GET = route('listRuns', async ({ principal, query: { chainId, ...query } }, { read }) => {
  const visible = chainsOf(principal);
  const hidden = chainId !== undefined && visible !== 'all' && !visible.includes(chainId);
  if (hidden) throw new ProblemError('not-found');
  const page = await read.runs({ ...query, chains: chainId === undefined ? visible : [chainId] });
  if (page === null) throw new ProblemError('invalid-query', { facts: { field: 'cursor' } });
  if (page.items.length === 0 && chainId !== undefined && (await read.chain(chainId)) === null)
    throw new ProblemError('not-found');
  return { body: page };
});
