import { ProblemError, route, localize } from '#lib/process/routes.ts';

export const GET = route('listResults', async ({ params: { runId }, query, locale }, { read }) => {
  if ((await read.run(runId)) === null) throw new ProblemError('not-found');
  const page = await read.results({ ...query, runId });
  if (page === null) throw new ProblemError('invalid-query', { facts: { field: 'cursor' } });
  return { body: { ...page, items: page.items.map(localize(locale).result) } };
});
