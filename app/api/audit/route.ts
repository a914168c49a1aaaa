import { eventsAsked, ProblemError, route } from '#lib/process/routes.ts';

export const GET = route('listEvents', async ({ principal, query: { limit, cursor, ...filters } }, { read }) => {
  const asked = eventsAsked(principal, filters);
  const page = await read.events({ ...asked, limit, cursor });
  if (page === null) throw new ProblemError('invalid-query', { facts: { field: 'cursor' } });
  const { chainId } = filters;
  if (page.items.length === 0 && chainId !== undefined && (await read.chain(chainId)) === null)
    throw new ProblemError('not-found');
  return { body: page };
});
