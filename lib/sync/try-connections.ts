import { factsOf, type SyncErrorFacts } from '../domain/errors.ts';
import type { ChainConnections, ConnectUpstreams } from './ports.ts';

/** How long the two connections may take to prove themselves, together. */
const VERIFY_WITHIN_MS = 20_000;

export type Refusal = { readonly side: 'pos' | 'ordering'; readonly error: SyncErrorFacts };

/** Tries both connections with one cheap request each; null where both answer. */
export async function firstRefusal(connect: ConnectUpstreams, chain: ChainConnections): Promise<Refusal | null> {
  const upstreams = connect(chain, null);
  const signal = AbortSignal.timeout(VERIFY_WITHIN_MS);
  const refusals = await Promise.all(
    (['pos', 'ordering'] as const).map(async (side): Promise<Refusal | null> => {
      try {
        await upstreams[side].checkConnection({ signal });
        return null;
      } catch (error) {
        return { side, error: signal.aborted ? { code: `${side}-unreachable` } : factsOf(error) };
      }
    }),
  );
  return refusals.find((refusal) => refusal !== null) ?? null;
}
