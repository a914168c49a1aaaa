import type { MasterIssue } from './master.ts';

/** What an adapter read, and what it could not convert. An incomplete read is an error, never a `Reading`. */
export type Reading<Master> = {
  readonly master: Master;
  readonly issues: readonly MasterIssue[];
};
