/** A connection that was not made because its address is not allowed. */
export class AddressRefused extends Error {
  readonly address: string;

  constructor(address: string) {
    super(`not dialled: ${address} is not a public address`);
    this.name = 'AddressRefused';
    this.address = address;
  }
}
