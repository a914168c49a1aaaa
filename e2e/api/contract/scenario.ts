import type { OperationName } from '#lib/operations/operations.ts';
import type { Stage } from './stage.ts';

/** Brings one answer about. */
export type Scenario = (stage: Stage) => Promise<Response>;

export type OperationScenarios = {
  /** A body that is in order, where none would not be. */
  readonly body?: unknown;
  /** By status where all went well, by code where not. What the way to an operation brings is in COMMON. */
  readonly answers: Readonly<Record<string, Scenario>>;
};

export type Scenarios = Partial<Record<OperationName, OperationScenarios>>;
