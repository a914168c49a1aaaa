import type { Inherited } from '#lib/sync/conductor/inherited.ts';
import type { ChainLoad } from '#lib/sync/ports.ts';

/** How a chain passes from one conductor to the next. */
export type TakeoverStatements = {
  /** Makes `fence` the chain's fence; false if a later conductor has taken the chain. */
  raiseFence(fence: number): Promise<boolean>;
  /** A conductor was lost at work: counted for the page. */
  countTakeover(): Promise<void>;
  /**
   * For RUNNING targets: adds the time spent, and a death if their conductor (`diedFence`) was lost with its process.
   */
  recordInterruption(diedFence: number | null): Promise<Inherited>;
  /** Takes back the deaths recorded for this conductor: its process is alive. */
  forgiveInterruption(fence: number): Promise<void>;
  forgetCategoryStamps(): Promise<void>;
  /** RUNNING → QUEUED; or FAILED after earlier process deaths on the same request. */
  requeueDiscoveries(diedFence: number | null): Promise<void>;
  /** Saves the final load with it, for the learned limits of both sides. */
  endLease(fence: number, load: ChainLoad | null): Promise<void>;
};
