import { answerSync, route } from '#lib/process/routes.ts';

export const POST = route(
  'approveCategories',
  async ({ params: { chainId }, body, by, named, locale }, { approveCategories, read }) => {
    const answer = await approveCategories({ ...body, chainId, by, named });
    return answerSync(read, { answer, locale });
  },
);
