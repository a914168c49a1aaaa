import type { Category, Menu } from '#lib/domain/master.ts';
import type { GateTx } from './gate/gate-tx.ts';
import type { ChainLoad } from './ports.ts';
import type { ChainStore } from './requests/chain-store.ts';
import type { ConnectionTestStore } from './requests/connection-test-store.ts';
import type { DiscoveryOutcome } from './requests/discovery-outcome.ts';
import type { Stepping } from './target-step.ts';

/** What was last sent to the platform; `confirmed` is false if the response was never seen, or if it went elsewhere. */
export type Published<Master> = { readonly hash: string; readonly master: Master; readonly confirmed: boolean };

/** `keptIds`: dropped by the POS, but published for menus that still use them. */
export type PublishedCategories = Published<readonly Category[]> & { readonly keptIds: readonly string[] };

export type Retryable = {
  readonly chainId: string;
  readonly finished: boolean;
  readonly full: boolean;
  readonly shopIds: readonly string[];
};

export type Waiting = {
  readonly runs: number;
  readonly discoveries: number;
  readonly cancelledRuns: readonly string[];
};

export type Renewal = 'renewed' | 'lost';

/** What the use cases need of the database. */
export type SyncStore = ChainStore &
  ConnectionTestStore & {
    /**
     * Throws `UnknownChain` if there is no such chain; a thrown `RollBack` undoes the transaction and its value is
     * returned.
     */
    underGate<T>(chainId: string, work: (tx: GateTx) => Promise<T>): Promise<T>;

    /**
     * Steps of targets under the gate, in order, each its own compare-and-set by required state, run and fence (I2, I6).
     * Returns the targets whose step was applied; null, with nothing written, if another conductor has the chain.
     */
    stepTargets(chainId: string, stepping: Stepping): Promise<ReadonlySet<string> | null>;

    /**
     * One autocommitted statement: returns the lease and a new fence, or how long the current holder's lease still lasts,
     * in ms.
     */
    acquireLease(
      chainId: string,
      lease: { worker: string; leaseMs: number },
    ): Promise<{ readonly fence: number } | { readonly heldForMs: number }>;
    renewLease(chainId: string, lease: { fence: number; leaseMs: number; load: ChainLoad | null }): Promise<Renewal>;

    /** Whether there is new work for the chain's conductor; cheap, without the gate. */
    waiting(chainId: string): Promise<Waiting>;
    publishedMenu(targetId: string, destination: string): Promise<Published<Menu> | null>;
    publishedCategories(targetId: string, destination: string): Promise<PublishedCategories | null>;
    /** Which of these categories a published menu of the chain uses. */
    categoriesInUse(chainId: string, categoryIds: readonly string[]): Promise<ReadonlySet<string>>;

    /** Null if there is no such run; `shopIds` are its failed and skipped shops that are still in scope. */
    retryable(runId: string): Promise<Retryable | null>;
    discovery(id: string): Promise<DiscoveryOutcome | null>;
    /** Chains with open work and an expired lease: their conductor died, or their wake-up was lost. */
    abandonedChains(): Promise<readonly { readonly chainId: string; readonly hasCancelledRuns: boolean }[]>;
  };
