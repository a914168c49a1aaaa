import type { GateReading } from './metrics/gate-metrics.ts';
import type { ChainConnections, GateLoad, Upstreams } from './sync/ports.ts';

/** The chains that a process conducts, as far as its metrics look at them. */
export type ConductedChains = {
  connected(chainId: string, chain: { upstreams: Upstreams; limits: ChainConnections['limits'] }): void;
  left(chainId: string): void;
  gates(): readonly GateReading[];
};

export function createConductedChains(): ConductedChains {
  const chains = new Map<string, () => GateReading[]>();
  return {
    connected(chainId, { upstreams, limits }) {
      chains.set(chainId, () => {
        const { pos, ordering } = upstreams.load();
        return [
          { chainId, side: 'pos', configured: limits.pos, ...readingOf(pos) },
          { chainId, side: 'ordering', configured: limits.ordering, ...readingOf(ordering) },
        ];
      });
    },
    left: (chainId) => void chains.delete(chainId),
    gates: () => [...chains.values()].flatMap((read) => read()),
  };
}

function readingOf({ inFlight, limit, closedUntilMs }: GateLoad) {
  return { inFlight, limit, closed: closedUntilMs !== null };
}
