import { createGate, type Gate } from './http/outgoing/gate.ts';
import type { HostCaps } from './http/outgoing/host-caps.ts';
import type { UpstreamObserver } from './http/outgoing/observer.ts';
import { createUpstreamHttp, type UpstreamHttp } from './http/outgoing/upstream-http.ts';
import { createOderTarget } from './ordering/oder/target.ts';
import { createSquareSource } from './pos/square/source.ts';
import type { ConnectUpstreams, GateLoad } from './sync/ports.ts';

/** What all chains of a process share. */
type Shared = { readonly hostCaps?: HostCaps; readonly observer?: UpstreamObserver };

/** Each side with a gate of its own: one conductor holds both, so their limits are exact for the chain. */
export function upstreamsConnector({ hostCaps, observer }: Shared = {}): ConnectUpstreams {
  return ({ pos, ordering, limits, learned }, hold) => {
    const posGate = createGate({ limit: limits.pos, learned: learned?.pos ?? null });
    const orderingGate = createGate({ limit: limits.ordering, learned: learned?.ordering ?? null });
    const shared = (baseUrl: string) => ({ baseUrl, hold, hostCap: hostCaps?.of(baseUrl), observer });
    const posHttp = createUpstreamHttp({ side: 'pos', gate: posGate, ...shared(pos.baseUrl) });
    const orderingHttp = createUpstreamHttp({
      side: 'ordering',
      gate: orderingGate,
      gzipRequests: true,
      ...shared(ordering.baseUrl),
    });
    return {
      pos: createSquareSource(pos, posHttp),
      ordering: createOderTarget(ordering, orderingHttp),
      destination: `${ordering.baseUrl} ${ordering.brandId}`,
      load: () => ({ pos: loadOf(posGate, posHttp), ordering: loadOf(orderingGate, orderingHttp) }),
    };
  };
}

function loadOf(gate: Gate, { isDown }: UpstreamHttp): GateLoad {
  const load = gate.load();
  return isDown ? { ...load, slowedBy: 'down' } : load;
}
