import { Gauge, type Registry } from 'prom-client';

/** The current reading of a gate of a chain that this process conducts. */
export type GateReading = {
  readonly chainId: string;
  readonly side: 'pos' | 'ordering';
  readonly inFlight: number;
  readonly limit: number;
  /** The chain's configured maximum, if the limit adapts below it. */
  readonly configured?: number;
  /** Closed by the upstream's `Retry-After` or by the breaker. */
  readonly closed: boolean;
};

/** Gate gauges, reset on each scrape so that chains that moved to another process disappear. */
export function gateMetrics(registry: Registry): (gates: readonly GateReading[]) => void {
  const options = { labelNames: ['chain_id', 'side'] as const, registers: [registry] };
  const inFlight = new Gauge({
    name: 'haizen_gate_in_flight',
    help: 'Requests in flight towards an upstream.',
    ...options,
  });
  const limit = new Gauge({
    name: 'haizen_gate_limit',
    help: 'How many requests may be in flight towards an upstream now.',
    ...options,
  });
  const configured = new Gauge({
    name: 'haizen_gate_configured_limit',
    help: 'How many the chain allows at most.',
    ...options,
  });
  const closed = new Gauge({
    name: 'haizen_gate_closed',
    help: '1 while nothing may be sent to an upstream.',
    ...options,
  });
  return (gates) => {
    for (const gauge of [inFlight, limit, configured, closed]) gauge.reset();
    for (const gate of gates) {
      const labels = { chain_id: gate.chainId, side: gate.side };
      inFlight.set(labels, gate.inFlight);
      limit.set(labels, gate.limit);
      if (gate.configured !== undefined) configured.set(labels, gate.configured);
      closed.set(labels, gate.closed ? 1 : 0);
    }
  };
}
