import { lookup, type LookupAddress, type LookupAllOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { AddressRefused } from './address-refused.ts';

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
