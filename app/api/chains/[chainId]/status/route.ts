import { answerStatus, ProblemError, route } from '#lib/process/routes.ts';

export const GET = route('getStatus', async ({ params, query, locale }, { read }) => {
  const status = await read.status({ chainId: params.chainId, since: query.since });
  if (status === null) throw new ProblemError('not-found');
  return answerStatus(status, locale);
});
