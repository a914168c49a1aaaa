import type { OperationName } from '#lib/operations/operations.ts';
import type { Stage } from './stage.ts';

/** Produces one response. */
export type Scenario = (stage: Stage) => Promise<Response>;

export type OperationScenarios = {
  /** A valid body; undefined if the operation takes none. */
  readonly body?: unknown;
  /** By status on success, by code otherwise. Problems common to all operations are in COMMON. */
  readonly answers: Readonly<Record<string, Scenario>>;
};

export type Scenarios = Partial<Record<OperationName, OperationScenarios>>;
