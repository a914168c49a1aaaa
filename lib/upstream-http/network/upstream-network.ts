import { isIP } from 'node:net';
import { Agent, buildConnector, fetch, type RequestInit, type Response } from 'undici';
import { UPSTREAM_BOUNDS } from '#lib/domain/upstream-bounds.ts';
import { AddressRefused } from './address-refused.ts';
import { checkedLookup, type Resolve } from './checked-lookup.ts';
import { bareHost, type UpstreamRules } from './upstream-rules.ts';

/** All connections to upstreams; kept alive and shared by all chains of the process. */
export type UpstreamNetwork = Pick<UpstreamRules, 'allowsUrl'> & {
  /** Like `fetch`; rejects with an `AddressRefused` cause if the rules disallow the resolved address. */
  fetch(url: URL, init: RequestInit): Promise<Response>;
  close(): Promise<void>;
};

type NetworkOptions = { readonly rules: UpstreamRules; readonly resolve?: Resolve };

/**
 * Uses an agent and fetch from the undici package: Node's built-in fetch can't be configured and only accepts agents of
 * its own undici version.
 */
export function openUpstreamNetwork({ rules, resolve }: NetworkOptions): UpstreamNetwork {
  const { allowsAddress } = rules;
  const dial = buildConnector({});
  const dialChecked = buildConnector({ lookup: checkedLookup({ allowsAddress, resolve }) });
  const dispatcher = new Agent({
    maxResponseSize: UPSTREAM_BOUNDS['wire-bytes'],
    connect(target, callback) {
      if (rules.trusts(originOf(target))) return dial(target, callback);
      // A socket given an IP address does no lookup.
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
