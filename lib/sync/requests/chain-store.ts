import type { Actor } from '#lib/domain/access.ts';
import type { GuardThresholds } from '#lib/domain/guard/thresholds.ts';
import type { ChainConnections, KnownConnections, Side } from '#lib/sync/ports.ts';
import type { ConnectionChange } from './connection-test-store.ts';

export type NewChain = KnownConnections & { readonly name: string };

/** Only the given fields change. */
export type ChainChange = ConnectionChange & {
  readonly name?: string;
  readonly limits?: Partial<ChainConnections['limits']>;
  /** Overrides of the default thresholds; null resets them. */
  readonly guard?: Partial<GuardThresholds> | null;
  /** The key of the POS's webhooks; null deletes it. */
  readonly webhook?: { readonly signatureKey: string } | null;
  readonly autoSync?: boolean;
};

export type ChainChangeSaved =
  /** `exists`: its platform address belongs to another chain. */
  | { readonly kind: 'changed' | 'unknown' | 'exists' }
  /** The side's address would change, and the saved token was entered for the current one. */
  | { readonly kind: 'token-needed'; readonly side: Side };

/** Chains and their settings. */
export type ChainStore = {
  connections(chainId: string): Promise<ChainConnections & { readonly thresholds: GuardThresholds }>;
  /** Creates the chain, its gate and its categories; null if the platform's brand already belongs to another chain. */
  createChain(chain: NewChain, by: Actor): Promise<string | null>;
  changeChain(request: { chainId: string; change: ChainChange; by: Actor }): Promise<ChainChangeSaved>;
  chainOfShop(shopId: string): Promise<string | null>;
  chainOfRun(runId: string): Promise<string | null>;
};
