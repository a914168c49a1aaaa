import { ProblemError, route, localize } from '#lib/process/routes.ts';

export const GET = route('getRun', async ({ params, locale }, { read }) => {
  const run = await read.runDetail(params.runId);
  if (run === null) throw new ProblemError('not-found');
  return { body: localize(locale).run(run) };
});
