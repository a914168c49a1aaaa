/** There is no such chain. */
export class UnknownChain extends Error {
  override readonly name = 'UnknownChain';

  constructor(chainId: string) {
    super(`no chain ${chainId}`);
  }
}

/** Thrown inside `underGate`: undoes the transaction, and `value` is the result. */
export class RollBack<T> extends Error {
  override readonly name = 'RollBack';
  readonly value: T;

  constructor(value: T) {
    super('rolled back on purpose');
    this.value = value;
  }
}

/** The database was unreachable or timed out on a lock: the same transaction can be retried. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  /** `not-writable`: it can be read, but its disk is full or it is read-only. */
  readonly reason: 'away' | 'not-writable';

  constructor(cause: unknown, reason: StoreUnavailable['reason'] = 'away') {
    super(reason === 'away' ? 'the database is out of reach' : 'the database refuses writes', { cause });
    this.reason = reason;
  }
}

/*
 * Next's build bundles this module for the routes, and Node loads it again for the rest of the process: a route gets
 * errors of the other copy's classes, so they are recognized by name instead of `instanceof`.
 */

export function isUnknownChain(error: unknown): error is UnknownChain {
  return error instanceof Error && error.name === 'UnknownChain';
}

export function isStoreUnavailable(error: unknown): error is StoreUnavailable {
  return error instanceof Error && error.name === 'StoreUnavailable';
}
