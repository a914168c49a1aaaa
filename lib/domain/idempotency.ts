export type RequestName = {
  readonly principalId: string;
  readonly key: string;
  /** Hash of the whole request: a different request with the same key is refused. */
  readonly requestHash: string;
};

export type KeptAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** A request in progress under an idempotency key. */
export type NamedRequest = {
  readonly id: string;
  /** An earlier attempt's process died, so its effects may already exist. */
  readonly isAgain: boolean;
};

export type Beginning =
  | ({ readonly kind: 'begun' } & NamedRequest)
  | { readonly kind: 'answered'; readonly answer: KeptAnswer }
  | { readonly kind: 'at-work' }
  /** It completed, but none of this process's secrets decrypts the stored response. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'other-request' };

/** Stores responses by idempotency key for a day. */
export type AnswerStore = {
  begin(name: RequestName): Promise<Beginning>;
  keep(id: string, answer: KeptAnswer): Promise<void>;
  /** The request had no effect: it may be retried with the same key. */
  forget(id: string): Promise<void>;
};
