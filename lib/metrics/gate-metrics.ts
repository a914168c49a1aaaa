import { Gauge, type Registry } from 'prom-client';

/** One gate of a chain that this process conducts, at this moment. */
export type GateReading = {
  readonly chainId: string;
  readonly side: 'pos' | 'ordering';
  readonly inFlight: number;
  readonly limit: number;
  /** What the chain allows at most, where the limit adapts below it. */
  readonly configured?: number;
  /** By the upstream's `Retry-After`, or by the breaker. */
  readonly closed: boolean;
};

/** Gauges of the gates, set anew for each scrape; a chain that went to another process is gone from here. */
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
