/** An event of a chain's POS; `id` is the POS's own. */
export type PosEvent = {
  readonly id: string;
  readonly type: string;
  /** When it happened at the POS; null if the POS doesn't say. */
  readonly createdAt: Date | null;
};

/** The unhandled events of a chain, which this process handles now. */
export type DueEvents = {
  readonly chainId: string;
  readonly events: readonly { readonly id: string; readonly type: string }[];
  /** The chain's setting. */
  readonly autoSync: boolean;
};

/** Events are rows until they are handled, so that a restart loses none. */
export type WebhookStore = {
  /** The key that signs a chain's events; null if there is none, or if it can't be decrypted. */
  signatureKey(chainId: string): Promise<string | null>;
  /** Stores the event. A repeated one changes nothing. */
  receive(chainId: string, event: PosEvent): Promise<'stored' | 'repeated'>;
  /** Records when a chain last got a request without a valid signature. */
  noteInvalid(chainId: string): Promise<void>;
  /**
   * Takes the events of every chain whose first unhandled one is older than the window, all of its others with it. Taken
   * events that remain unhandled, because their process died, can be taken again after half a minute.
   */
  takeDue(windowMs: number): Promise<readonly DueEvents[]>;
  setHandled(due: DueEvents): Promise<void>;
  /** Deletes events older than 72 hours. */
  prune(): Promise<void>;
};
