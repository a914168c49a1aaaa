import { answerClock, ProblemError, route } from '#lib/process/routes.ts';

export const GET = route('getClock', async ({ params, query, locale }, { read }) => {
  const clock = await read.clock({ chainId: params.chainId, atLeast: query.atLeast });
  if (clock === null) throw new ProblemError('not-found');
  return answerClock(clock, locale);
});
