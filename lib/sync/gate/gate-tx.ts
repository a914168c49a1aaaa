import type { AuditEvent } from '#lib/domain/audit.ts';
import type { StateChange } from '#lib/sync/state-change.ts';
import type { Stepping } from '#lib/sync/target-step.ts';
import type { DiscoveryStatements } from './discovery-statements.ts';
import type { HeldStatements } from './held-statements.ts';
import type { RunStatements } from './run-statements.ts';
import type { ShopStatements } from './shop-statements.ts';
import type { TakeoverStatements } from './takeover-statements.ts';

/**
 * One transaction that holds the chain's gate row, locked before anything else; committed when the callback returns.
 */
export type GateTx = RunStatements &
  HeldStatements &
  ShopStatements &
  TakeoverStatements &
  DiscoveryStatements & {
    /** The fence of the conductor that last took the chain. */
    readonly fence: number;
    /** The same fence, unless that conductor has handed the chain back or has reported that its process is alive. */
    readonly openFence: number | null;
    changeState(change: StateChange): Promise<number>;
    /** `SyncStore.stepTargets`, in this transaction. */
    step(stepping: Stepping): Promise<ReadonlySet<string> | null>;
    /** Sends the conductor's job; dropped if one is already queued. Part of the transaction. */
    wake(): Promise<void>;
    /** Writes an audit event. Part of the transaction. */
    record(event: AuditEvent): Promise<void>;
  };
