import type { KnownConnections } from '#lib/sync/ports.ts';
import type { ConnectionTest } from './discovery-outcome.ts';

/** Only the given fields change. */
export type ConnectionChange = {
  readonly pos?: Partial<Pick<KnownConnections['pos'], 'baseUrl' | 'accessToken'>>;
  readonly ordering?: Partial<Pick<KnownConnections['ordering'], 'baseUrl' | 'token'>>;
};

/** Lets a process have connections tested by the chain's conductor before they are saved. */
export type ConnectionTestStore = {
  /** Requests a test from the chain's conductor; the connections are stored encrypted, only until it ends. */
  requestConnectionTest(chainId: string, change: ConnectionChange): Promise<string>;
  /** Null if the request is a shop discovery. */
  connectionsToTest(chainId: string, id: string): Promise<ConnectionChange | null>;
  connectionTest(id: string): Promise<ConnectionTest | null>;
  /** Drops a test that its requester no longer waits for. */
  withdrawConnectionTest(id: string): Promise<void>;
};
