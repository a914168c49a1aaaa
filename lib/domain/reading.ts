import type { MasterIssue } from './master.ts';

/** What an adapter read, and what it could not carry over. A read that is not whole is an error, never a reading. */
export type Reading<Master> = {
  readonly master: Master;
  readonly issues: readonly MasterIssue[];
};
