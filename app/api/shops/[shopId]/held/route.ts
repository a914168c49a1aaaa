import { ProblemError, route, localize } from '#lib/process/routes.ts';

/** A shop's held plan, item by item. */
export const GET = route('getHeldMenu', async ({ params: { shopId }, locale }, { read }) => {
  const held = await read.heldMenu(shopId);
  if (held === null) throw new ProblemError((await read.shop(shopId)) === null ? 'not-found' : 'nothing-held');
  return { body: { ...held, shop: localize(locale).shop(held.shop) } };
});
