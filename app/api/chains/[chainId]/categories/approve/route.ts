import { answerSync, route } from '#lib/server.ts';

export const POST = route(
  'approveCategories',
  async ({ params: { chainId }, body, by, locale }, { approveCategories, read }) => {
    const answer = await approveCategories({ ...body, chainId, by });
    return answerSync(read, { answer, locale });
  },
);
