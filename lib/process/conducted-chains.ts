import type { GateReading } from '#lib/metrics/gate-metrics.ts';
import type { GateLoad, Upstreams } from '#lib/sync/ports.ts';

/** The chains that this process conducts, for its metrics. */
export type ConductedChains = {
  /** Also called when a chain's settings change. */
  connected(chainId: string, upstreams: Upstreams): void;
  left(chainId: string): void;
  gates(): readonly GateReading[];
};

export function createConductedChains(): ConductedChains {
  const chains = new Map<string, () => GateReading[]>();
  return {
    connected(chainId, upstreams) {
      chains.set(chainId, () => {
        const { pos, ordering } = upstreams.load();
        return [
          { chainId, side: 'pos', ...readingOf(pos) },
          { chainId, side: 'ordering', ...readingOf(ordering) },
        ];
      });
    },
    left: (chainId) => void chains.delete(chainId),
    gates: () => [...chains.values()].flatMap((read) => read()),
  };
}

function readingOf({ inFlight, limit, most, closedUntilMs }: GateLoad) {
  return { inFlight, limit, configured: most, closed: closedUntilMs !== null };
}
