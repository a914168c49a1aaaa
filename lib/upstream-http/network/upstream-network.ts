import { isIP } from 'node:net';
import { Agent, buildConnector, fetch, type RequestInit, type Response } from 'undici';
import { UPSTREAM_BOUNDS } from '#lib/domain/upstream-bounds.ts';
import { AddressRefused } from './address-refused.ts';
import { checkedLookup, type Resolve } from './checked-lookup.ts';
import { bareHost, type UpstreamRules } from './upstream-rules.ts';

/** The process's one way to dial an upstream; its connections are kept alive and shared by all chains. */
export type UpstreamNetwork = Pick<UpstreamRules, 'allowsUrl'> & {
  /** As `fetch`; fails with an `AddressRefused` for its cause where the name leads to a place that the rules refuse. */
  fetch(url: URL, init: RequestInit): Promise<Response>;
  close(): Promise<void>;
};

type NetworkOptions = { readonly rules: UpstreamRules; readonly resolve?: Resolve };

/**
 * With an agent of npm's undici and that one's own fetch: Node's fetch has one inside that can't be configured, and takes
 * agents of the same version alone.
 */
export function openUpstreamNetwork({ rules, resolve }: NetworkOptions): UpstreamNetwork {
  const { allowsAddress } = rules;
  const dial = buildConnector({});
  const dialChecked = buildConnector({ lookup: checkedLookup({ allowsAddress, resolve }) });
  const dispatcher = new Agent({
    maxResponseSize: UPSTREAM_BOUNDS['wire-bytes'],
    connect(target, callback) {
      if (rules.trusts(originOf(target))) return dial(target, callback);
      // A socket that is given an address looks nothing up.
      const host = bareHost(target.hostname);
      if (isIP(host) !== 0 && !allowsAddress(host)) return callback(new AddressRefused(host), null);
      return dialChecked(target, callback);
    },
  });
  return {
    allowsUrl: rules.allowsUrl,
    fetch: (url, init) => fetch(url, { ...init, dispatcher }),
    close: () => dispatcher.destroy(),
  };
}

function originOf({ protocol, host, hostname }: buildConnector.Options): string {
  return new URL(`${protocol}//${host ?? hostname}`).origin;
}
