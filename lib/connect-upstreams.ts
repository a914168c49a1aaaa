import type { SyncErrorCode } from './domain/errors.ts';
import { createGate, type Gate } from './http/outgoing/gate.ts';
import type { HostCaps } from './http/outgoing/host-caps.ts';
import type { UpstreamNetwork } from './http/outgoing/network/upstream-network.ts';
import type { UpstreamObserver } from './http/outgoing/observer.ts';
import { createUpstreamHttp, type UpstreamHttp } from './http/outgoing/upstream-http.ts';
import { createOderTarget } from './ordering/oder/target.ts';
import { createSquareSource } from './pos/square/source.ts';
import type { ConnectUpstreams, GateLoad, Side, Token } from './sync/ports.ts';

/** What all chains of a process share. */
type Shared = {
  readonly network: UpstreamNetwork;
  readonly hostCaps?: HostCaps;
  readonly observer?: UpstreamObserver;
};

/** Each side with a gate of its own: one conductor holds both, so their limits are exact for the chain. */
export function upstreamsConnector({ network, hostCaps, observer }: Shared): ConnectUpstreams {
  function refusalOf(side: Side, { baseUrl, token }: { baseUrl: string; token: Token }): SyncErrorCode | undefined {
    if (token === null) return `${side}-token-unreadable`;
    return network.allowsUrl(baseUrl) ? undefined : `${side}-address-refused`;
  }

  return ({ pos, ordering, limits, learned }, hold) => {
    const posGate = createGate({ limit: limits.pos, learned: learned?.pos ?? null });
    const orderingGate = createGate({ limit: limits.ordering, learned: learned?.ordering ?? null });
    const shared = (side: Side, { baseUrl, token }: { baseUrl: string; token: Token }) => ({
      side,
      baseUrl,
      network,
      hold,
      hostCap: hostCaps?.of(baseUrl),
      observer,
      refusal: refusalOf(side, { baseUrl, token }),
    });
    const { accessToken } = pos;
    const posHttp = createUpstreamHttp({ gate: posGate, ...shared('pos', { ...pos, token: accessToken }) });
    const orderingHttp = createUpstreamHttp({
      gate: orderingGate,
      gzipRequests: true,
      ...shared('ordering', ordering),
    });
    return {
      // What can't be read is sent nowhere.
      pos: createSquareSource({ accessToken: accessToken ?? '' }, posHttp),
      ordering: createOderTarget({ ...ordering, token: ordering.token ?? '' }, orderingHttp),
      destination: `${ordering.baseUrl} ${ordering.brandId}`,
      load: () => ({ pos: loadOf(posGate, posHttp), ordering: loadOf(orderingGate, orderingHttp) }),
    };
  };
}

function loadOf(gate: Gate, { isDown }: UpstreamHttp): GateLoad {
  const load = gate.load();
  return isDown ? { ...load, slowedBy: 'down' } : load;
}
