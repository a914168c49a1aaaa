import { ProblemError, route } from '#lib/process/routes.ts';

export const POST = route('discoverShops', async ({ params: { chainId }, by, signal }, { requestDiscovery }) => {
  const discovery = await requestDiscovery({ chainId, by, signal });
  if (discovery.state === 'TIMED_OUT') throw new ProblemError('discover-timeout');
  if (discovery.state === 'FAILED') {
    throw new ProblemError('discover-failed', { facts: { cause: discovery.error.code } });
  }
  return { body: discovery.result };
});
