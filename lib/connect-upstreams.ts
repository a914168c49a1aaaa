import { createGate } from './http/outgoing/gate.ts';
import { createUpstreamHttp } from './http/outgoing/upstream-http.ts';
import { createOderTarget } from './ordering/oder/target.ts';
import { createSquareSource } from './pos/square/source.ts';
import type { ConnectUpstreams } from './sync/ports.ts';

/** Each side with a gate of its own: one conductor holds both, so their limits are exact for the chain. */
export const connectUpstreams: ConnectUpstreams = ({ pos, ordering, limits }, hold) => {
  const posGate = createGate({ limit: limits.pos });
  const orderingGate = createGate({ limit: limits.ordering });
  const posHttp = createUpstreamHttp({ side: 'pos', baseUrl: pos.baseUrl, gate: posGate, hold });
  const orderingHttp = createUpstreamHttp({
    side: 'ordering',
    baseUrl: ordering.baseUrl,
    gate: orderingGate,
    hold,
    gzipRequests: true,
  });
  return {
    pos: createSquareSource(pos, posHttp),
    ordering: createOderTarget(ordering, orderingHttp),
    destination: `${ordering.baseUrl} ${ordering.brandId}`,
    load: () => ({ pos: posGate.load(), ordering: orderingGate.load() }),
  };
};
