import type { SyncErrorFacts } from '#lib/domain/errors.ts';
import type { Refusal, ShopMatches } from '#lib/sync/requests/discovery-outcome.ts';

/** Reading the shops of both sides, and testing connections, by the chain's conductor. */
export type DiscoveryStatements = {
  takeDiscovery(): Promise<string | null>;
  settleDiscovery(
    id: string,
    outcome: { result: ShopMatches } | { refusals: readonly Refusal[] } | { error: SyncErrorFacts },
  ): Promise<void>;
  requestDiscovery(): Promise<string>;
  /** With encrypted tokens. */
  requestConnectionTest(sealed: object): Promise<string>;
};
