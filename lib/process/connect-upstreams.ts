import type { SyncErrorCode } from '#lib/domain/errors.ts';
import { allowsFolder } from '#lib/pos/csv/folder-path.ts';
import type { ChainConnections, ConnectUpstreams, GateLoad, Side, Token, Upstreams } from '#lib/sync/ports.ts';
import { createGate, type Gate, type GateOptions } from '#lib/upstream-http/gate.ts';
import { createHostCaps, type HostCaps } from '#lib/upstream-http/host-caps.ts';
import { openUpstreamNetwork, type UpstreamNetwork } from '#lib/upstream-http/network/upstream-network.ts';
import { createUpstreamRules } from '#lib/upstream-http/network/upstream-rules.ts';
import type { UpstreamObserver } from '#lib/upstream-http/observer.ts';
import { createUpstreamHttp, type UpstreamHttp, type UpstreamHttpOptions } from '#lib/upstream-http/upstream-http.ts';
import type { Env } from './env.ts';
import type { Logging } from './logger.ts';
import { adapterOf, ORDERING_ADAPTERS, POS_ADAPTERS } from './upstream-adapters.ts';

/** Some of the settings of a chain's upstreams. */
export type SomeConnections = {
  readonly pos?: Partial<ChainConnections['pos']>;
  readonly ordering?: Partial<ChainConnections['ordering']>;
  readonly webhook?: { readonly signatureKey: string } | null;
};

type Options = {
  readonly env: Env;
  readonly observer: UpstreamObserver;
  readonly hide: Logging['hide'];
};

/** The process's access to upstreams: network rules, limits per host, and tokens that are redacted in all log lines. */
export function openUpstreams({ env, observer, hide }: Options) {
  const rules = createUpstreamRules({
    allowPrivate: env.HAIZEN_ALLOW_PRIVATE_UPSTREAMS,
    trusted: [env.HAIZEN_TRIAL_POS_URL, env.HAIZEN_TRIAL_ORDERING_URL],
  });
  const network = openUpstreamNetwork({ rules });
  const csvFolder = env.HAIZEN_CSV_FOLDER;
  const hostCaps = createHostCaps(env.HAIZEN_HOST_LIMIT);
  const reach = upstreamsConnector({ network, hostCaps, observer, ...(csvFolder !== undefined && { csvFolder }) });
  const allowsUrl = (baseUrl: string) => network.allowsUrl(baseUrl) || allowsFolder(csvFolder, baseUrl);

  function hideTokens({ pos, ordering, webhook }: SomeConnections): void {
    hide(pos?.accessToken, ordering?.token, webhook?.signatureKey);
  }

  const connect: ConnectUpstreams = (connections, hold, before) => {
    hideTokens(connections);
    return reach(connections, hold, before);
  };
  return { connect, allowsUrl, hideTokens, close: () => network.close() };
}

/** Shared by all chains of a process. */
type Shared = {
  readonly network: UpstreamNetwork;
  readonly hostCaps?: HostCaps;
  readonly observer?: UpstreamObserver;
  /** Absent: no chain can read files. */
  readonly csvFolder?: string;
};

/** By side and origin: another origin is another upstream. An origin that is used again gets the same gate. */
type Gates = Map<string, Gate>;

/**
 * Connects each side through its own gate. One conductor holds both gates, so their limits are exact for the chain.
 * Upstreams connected later with `before` share the gates.
 */
export function upstreamsConnector({ network, hostCaps, observer, csvFolder }: Shared): ConnectUpstreams {
  function refusalOf(side: Side, { baseUrl, token }: { baseUrl: string; token: Token }): SyncErrorCode | undefined {
    if (token === null) return `${side}-token-unreadable`;
    return network.allowsUrl(baseUrl) ? undefined : `${side}-address-refused`;
  }

  const gatesOf = new WeakMap<Upstreams, Gates>();

  function gateOf(gates: Gates, side: Side, { baseUrl, limit, learned }: GateOptions & { baseUrl: string }): Gate {
    const key = `${side} ${upstreamOf(baseUrl)}`;
    const gate = gates.get(key) ?? createGate({ limit, learned });
    gates.set(key, gate);
    for (const [name, other] of gates) if (name.startsWith(`${side} `)) other.setLimit(limit);
    return gate;
  }

  return ({ pos, ordering, limits, learned, catalogue }, hold, before) => {
    const gates: Gates = (before && gatesOf.get(before)) ?? new Map<string, Gate>();
    // The learned limits belong to the first upstream; nothing is known about an origin that is connected later.
    const learnedLimits = before ? null : learned;
    const gate = (side: Side, { baseUrl }: { baseUrl: string }) =>
      gateOf(gates, side, { baseUrl, limit: limits[side], learned: learnedLimits?.[side] ?? null });
    const posGate = gate('pos', pos);
    const orderingGate = gate('ordering', ordering);
    const open = (
      side: Side,
      at: { baseUrl: string; token: Token },
      more: Pick<UpstreamHttpOptions, 'gate' | 'gzipRequests'>,
    ) =>
      createUpstreamHttp({
        side,
        baseUrl: at.baseUrl,
        network,
        hold,
        hostCap: hostCaps?.of(at.baseUrl),
        observer,
        refusal: refusalOf(side, at),
        ...more,
      });
    const [connectPos, connectOrdering] = [
      adapterOf(POS_ADAPTERS, pos.kind),
      adapterOf(ORDERING_ADAPTERS, ordering.kind),
    ];
    const connectedPos = connectPos({
      connection: pos,
      gate: posGate,
      hold,
      openHttp: () => open('pos', { ...pos, token: pos.accessToken }, { gate: posGate }),
      catalogue,
      csvFolder,
    });
    const connectedOrdering = connectOrdering({
      connection: ordering,
      openHttp: () => open('ordering', ordering, { gate: orderingGate, gzipRequests: true }),
    });
    const upstreams: Upstreams = {
      pos: connectedPos.adapter,
      ordering: connectedOrdering.adapter,
      destination: `${ordering.baseUrl} ${ordering.brandId}`,
      load: () => ({
        pos: loadOf(posGate, connectedPos.health),
        ordering: loadOf(orderingGate, connectedOrdering.health),
      }),
    };
    gatesOf.set(upstreams, gates);
    return upstreams;
  };
}

/** Its origin; each folder is an upstream of its own. */
function upstreamOf(baseUrl: string): string {
  const { protocol, origin, href } = new URL(baseUrl);
  return protocol === 'file:' ? href : origin;
}

function loadOf(gate: Gate, { isDown, isRetrying }: Pick<UpstreamHttp, 'isDown' | 'isRetrying'>): GateLoad {
  const load = { ...gate.load(), retrying: isRetrying };
  return isDown ? { ...load, slowedBy: 'down' } : load;
}
