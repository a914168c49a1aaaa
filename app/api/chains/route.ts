import { chainsOf } from '#lib/domain/access.ts';
import { connectionRefused, ProblemError, route, localize } from '#lib/process/routes.ts';

export const GET = route('listChains', async ({ principal, locale }, { read }) => {
  const chains = await read.chains(chainsOf(principal));
  return { body: { items: chains.map(localize(locale).chain) } };
});

export const POST = route('createChain', async ({ body, query: { verify }, by, locale }, services) => {
  const limits = { shops: 4, pos: 4, ordering: 8, ...body.limits };
  const created = await services.createChain({ chain: { ...body, limits }, verify: verify === 'true', by });
  if (created.kind === 'exists') throw new ProblemError('chain-exists');
  if (created.kind === 'refused') throw connectionRefused(created.refusals, locale);
  const chain = await services.read.chain(created.chainId);
  const headers = { Location: `/api/chains/${created.chainId}` };
  return { status: 201, headers, body: chain && localize(locale).chain(chain) };
});
