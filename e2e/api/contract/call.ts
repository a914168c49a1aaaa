import type { OperationName } from '#lib/operations/operations.ts';

export type Asking = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The caller's credentials. Defaults to an admin over everything, or to none for public operations. */
  readonly as?: Readonly<Record<string, string>>;
};

/** One id for each path parameter. */
export type Ids = Readonly<
  Record<'chainId' | 'shopId' | 'runId' | 'keyId' | 'personId' | 'invitationId' | 'sessionId', string>
>;

/** Calls an operation, with the stage's ids unless given. */
export type Call = (name: OperationName, asking?: Asking) => Promise<Response>;
