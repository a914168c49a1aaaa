import { connectionRefused, ProblemError, route, localize, tokenNeeded } from '#lib/process/routes.ts';

export const GET = route('getChain', async ({ params, locale }, { read }) => {
  const chain = await read.chain(params.chainId);
  if (chain === null) throw new ProblemError('not-found');
  return { body: localize(locale).chain(chain) };
});

export const PATCH = route('changeChain', async ({ params: { chainId }, body, by, locale }, { changeChain, read }) => {
  const changed = await changeChain({ chainId, change: body, by });
  if (changed.kind === 'exists') throw new ProblemError('chain-exists');
  if (changed.kind === 'test-timeout') throw new ProblemError('connection-test-timeout');
  if (changed.kind === 'token-needed') throw tokenNeeded(changed, locale);
  if (changed.kind === 'refused') throw connectionRefused(changed.refusals, locale);
  const chain = await read.chain(chainId);
  if (chain === null) throw new ProblemError('not-found');
  return { body: localize(locale).chain(chain) };
});
