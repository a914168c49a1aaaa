import type { MasterIssue } from './master.ts';

/** Read as a whole, or as what changed since an earlier read. Both give the same. */
export type ReadKind = 'full' | 'incremental';

/** What an adapter read, and what it could not convert. An incomplete read is an error, never a `Reading`. */
export type Reading<Master> = {
  readonly master: Master;
  readonly issues: readonly MasterIssue[];
  readonly kind: ReadKind;
};
