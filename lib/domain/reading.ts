import type { MasterIssue } from './master.ts';

/** A master, and what could not be converted into it. */
export type Converted<Master> = {
  readonly master: Master;
  readonly issues: readonly MasterIssue[];
};

/** Read as a whole, or as what changed since an earlier read. Both give the same. */
export type ReadKind = 'full' | 'incremental';

/** What an adapter read. An incomplete read is an error, never a `Reading`. */
export type Reading<Master> = Converted<Master> & { readonly kind: ReadKind };
