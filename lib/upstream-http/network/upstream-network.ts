import { lookup, type LookupAddress, type LookupAllOptions } from 'node:dns';
import { type LookupFunction, isIP } from 'node:net';
import { Agent, buildConnector, fetch, type RequestInit, type Response } from 'undici';
import { UPSTREAM_BOUNDS } from '#lib/domain/upstream-bounds.ts';
import { AddressRefused } from './address-refused.ts';
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

/** Resolves all addresses of a name. */
export type Resolve = (
  name: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void;

type Checks = { readonly allowsAddress: (address: string) => boolean; readonly resolve?: Resolve };

/**
 * Checks the addresses that the socket then connects to, so DNS rebinding can't bypass the check. A name with any
 * disallowed address is rejected.
 */
export function checkedLookup({ allowsAddress, resolve = lookup }: Checks): LookupFunction {
  return (name, options, callback) =>
    resolve(name, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, []);
      const refused = found.find(({ address }) => !allowsAddress(address));
      if (refused !== undefined) return callback(new AddressRefused(refused.address), []);
      const [first] = found;
      if (first === undefined) return callback(new Error(`${name} has no address`), []);
      return options.all === true ? callback(null, found) : callback(null, first.address, first.family);
    });
}
