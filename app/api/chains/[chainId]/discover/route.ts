import { emptyBodySchema } from '#lib/contract.ts';
import { ProblemError, route } from '#lib/server.ts';

type Params = { chainId: string };

export const POST = route<Params, Record<string, never>>(
  { body: emptyBodySchema },
  async ({ params: { chainId }, signal }, { requestDiscovery }) => {
    const discovery = await requestDiscovery({ chainId, signal });
    if (discovery.state === 'TIMED_OUT') throw new ProblemError('discover-timeout');
    if (discovery.state === 'FAILED') {
      throw new ProblemError('discover-failed', { facts: { cause: discovery.error.code } });
    }
    return { body: discovery.result };
  },
);
