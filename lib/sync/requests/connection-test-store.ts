import type { ConnectionTest } from './discovery-outcome.ts';
import type { KnownConnections } from '#lib/sync/ports.ts';

/** Only what is named changes. */
export type ConnectionChange = {
  readonly pos?: Partial<Pick<KnownConnections['pos'], 'baseUrl' | 'accessToken'>>;
  readonly ordering?: Partial<Pick<KnownConnections['ordering'], 'baseUrl' | 'token'>>;
};

/** How a process asks a chain's conductor to test connections before they are saved. */
export type ConnectionTestStore = {
  /** Asks the chain's conductor to test these; they are kept encrypted, and no longer than that takes. */
  requestConnectionTest(chainId: string, change: ConnectionChange): Promise<string>;
  /** Null where the request is one to read the shops. */
  connectionsToTest(chainId: string, id: string): Promise<ConnectionChange | null>;
  connectionTest(id: string): Promise<ConnectionTest | null>;
  /** Nobody waits for it any more. */
  withdrawConnectionTest(id: string): Promise<void>;
};
