import { ProblemError, route } from '#lib/process/routes.ts';

/** The held plan of a chain's categories. */
export const GET = route('getHeldCategories', async ({ params: { chainId } }, { read }) => {
  const held = await read.heldCategories(chainId);
  if (held === null) throw new ProblemError((await read.chain(chainId)) === null ? 'not-found' : 'nothing-held');
  return { body: held };
});
