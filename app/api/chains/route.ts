import { z } from 'zod';
import { chainCreateSchema } from '#lib/contract.ts';
import { connectionRefused, ProblemError, route, say } from '#lib/server.ts';

export const GET = route({}, async ({ locale }, { read }) => {
  const chains = await read.chains();
  return { body: { items: chains.map(say(locale).chain) } };
});

const query = z.strictObject({ verify: z.enum(['true', 'false']).default('true') });

export const POST = route({ body: chainCreateSchema, query }, async ({ body, query: { verify }, locale }, services) => {
  const limits = { shops: 4, pos: 4, ordering: 8, ...body.limits };
  const created = await services.createChain({ chain: { ...body, limits }, verify: verify === 'true' });
  if (created.kind === 'exists') throw new ProblemError('chain-exists');
  if (created.kind === 'refused') throw connectionRefused(created, locale);
  const chain = await services.read.chain(created.chainId);
  const headers = { Location: `/api/chains/${created.chainId}` };
  return { status: 201, headers, body: chain && say(locale).chain(chain) };
});
