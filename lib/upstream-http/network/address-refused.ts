/** A connection that was not made: where it leads is nowhere that this process may go. */
export class AddressRefused extends Error {
  readonly address: string;

  constructor(address: string) {
    super(`not dialled: ${address} is not a public address`);
    this.name = 'AddressRefused';
    this.address = address;
  }
}
