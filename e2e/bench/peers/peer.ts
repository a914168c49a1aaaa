/**
 * The input of every alternative: the shops, how many writes the platform accepts at once, and how to write one shop.
 */
export type PeerWork = {
  readonly shopIds: readonly string[];
  readonly limit: number;
  /** Publishes one shop's menu, with retries while the platform is busy. */
  readonly publish: (shopId: string) => Promise<void>;
  /** An empty database, for those that need one. */
  readonly databaseUrl: string;
};

/** Resolves when all shops are published. */
export type Peer = { readonly name: string; readonly run: (work: PeerWork) => Promise<void> };
