import { type Clock, sleep } from '#lib/sync/clock.ts';
import type { GateTx } from '#lib/sync/gate/gate-tx.ts';
import { isStoreUnavailable } from '#lib/sync/store-errors.ts';
import type { SyncStore } from '#lib/sync/store.ts';
import type { TargetStep } from '#lib/sync/target-step.ts';
import type { ChainSettings, Settings } from './chain-settings.ts';
import { type Lease, LeaseLost } from './lease.ts';
import { createTurns, type Turns } from './turns.ts';
import { type WriteSteps, writeTogether } from './write-together.ts';

export type SyncLog = {
  info(facts: Record<string, unknown>, message: string): void;
  warn(facts: Record<string, unknown>, message: string): void;
  error(facts: Record<string, unknown>, message: string): void;
};

/** One conductor's session with a chain: its lease and everything its work needs. */
export type ConductorContext = {
  readonly chainId: string;
  readonly clock: Clock;
  /** A shop that takes longer is failed, to release it from a hung upstream. */
  readonly shopDeadlineMs: number;
  /** Shop limit, connections and guard thresholds, as last read. */
  readonly settings: ChainSettings;
  /** Shared by all conductors of the process. */
  readonly turns: Turns;
  readonly store: SyncStore;
  readonly lease: Lease;
  /** Every line carries the chain, the worker and the fence. */
  readonly log: SyncLog;
  /** Retries while the database is unavailable and the lease lasts. */
  persist<T>(work: () => Promise<T>): Promise<T>;
  /** `settings.refresh`, with retries. */
  refreshSettings(): Promise<Settings>;
  /** `store.underGate` with retries, only until this conductor releases the chain or another one takes it (I6). */
  underGate<T>(work: (tx: GateTx) => Promise<T>): Promise<T>;
  /** `store.stepTargets` likewise, grouped with other targets' pending steps. */
  readonly step: WriteSteps;
  /** A step of a target that this conductor holds: if it isn't applied, the lease is lost. */
  mustStep(step: TargetStep): Promise<void>;
};

const RETRY_EVERY_MS = 250;

type Parts = Omit<ConductorContext, 'underGate' | 'persist' | 'step' | 'mustStep' | 'refreshSettings' | 'turns'> & {
  readonly turns?: Turns;
};

export function openConductorContext(parts: Parts): ConductorContext {
  const { chainId, clock, store, lease, log, settings } = parts;

  async function persist<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      lease.throwIfLost();
      try {
        return await work();
      } catch (error) {
        if (!isStoreUnavailable(error)) throw error;
        log.warn({ err: error }, 'database away; trying again');
        await sleep(clock, { ms: RETRY_EVERY_MS, signal: lease.signal });
      }
    }
  }

  const step = writeTogether((steps) =>
    persist(async () => {
      const took = await store.stepTargets(chainId, { fence: lease.fence, steps });
      if (took === null) throw new LeaseLost();
      return took;
    }),
  );

  return {
    turns: createTurns(),
    ...parts,
    persist,
    refreshSettings: () => persist(() => settings.refresh()),
    underGate: (work) =>
      persist(() =>
        store.underGate(chainId, async (tx) => {
          // `openFence`: it has released the lease itself, and the response may have been lost.
          if (tx.fence !== lease.fence || tx.openFence === null) throw new LeaseLost();
          return work(tx);
        }),
      ),
    step,
    async mustStep(one) {
      const took = await step([one]);
      if (!took.has(one.targetId)) lease.giveUp();
      lease.throwIfLost();
    },
  };
}

/** A log that adds these fields to every line. */
export function logWith(log: SyncLog, facts: Readonly<Record<string, unknown>>): SyncLog {
  return {
    info: (more, message) => log.info({ ...facts, ...more }, message),
    warn: (more, message) => log.warn({ ...facts, ...more }, message),
    error: (more, message) => log.error({ ...facts, ...more }, message),
  };
}
