import { answerSync, ProblemError, route } from '#lib/process/routes.ts';

export const POST = route(
  'approveMenu',
  async ({ params: { shopId }, body, by, named, locale }, { approveMenu, read }) => {
    const answer = await approveMenu({ ...body, shopId, by, named });
    if (answer.kind === 'unknown') throw new ProblemError('not-found');
    return answerSync(read, { answer, wantedShops: 1, locale });
  },
);
