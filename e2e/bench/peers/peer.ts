/** What every way of doing it is given: the shops, how many writes the platform bears at once, and one shop's write. */
export type PeerWork = {
  readonly shopIds: readonly string[];
  readonly limit: number;
  /** Publishes one shop's menu; tried again where the platform is busy. */
  readonly publish: (shopId: string) => Promise<void>;
  /** Of an empty database, for those that need one. */
  readonly databaseUrl: string;
};

/** Resolves when all shops are published. */
export type Peer = { readonly name: string; readonly run: (work: PeerWork) => Promise<void> };
