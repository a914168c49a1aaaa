import { type ChainPatch, chainPatchSchema } from '#lib/contract.ts';
import { connectionRefused, ProblemError, route, say } from '#lib/server.ts';

type Params = { chainId: string };

export const GET = route<Params>({}, async ({ params, locale }, { read }) => {
  const chain = await read.chain(params.chainId);
  if (chain === null) throw new ProblemError('not-found');
  return { body: say(locale).chain(chain) };
});

export const PATCH = route<Params, ChainPatch>(
  { body: chainPatchSchema },
  async ({ params: { chainId }, body, locale }, { changeChain, read }) => {
    const changed = await changeChain({ chainId, change: body });
    if (changed.kind === 'exists') throw new ProblemError('chain-exists');
    if (changed.kind === 'refused') throw connectionRefused(changed, locale);
    const chain = await read.chain(chainId);
    if (chain === null) throw new ProblemError('not-found');
    return { body: say(locale).chain(chain) };
  },
);
