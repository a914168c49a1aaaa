import { SyncError } from '#lib/domain/errors.ts';
import { UPSTREAM_BOUNDS, type UpstreamBound } from '#lib/domain/upstream-bounds.ts';
import type { Side } from '#lib/sync/ports.ts';

/** An upstream's response exceeded a bound. */
export class OverBound extends Error {
  readonly bound: UpstreamBound;
  readonly limit: number;

  constructor(bound: UpstreamBound, limit: number = UPSTREAM_BOUNDS[bound]) {
    super(`more than ${limit} ${bound}`);
    this.name = 'OverBound';
    this.bound = bound;
    this.limit = limit;
  }
}

/** Throws `…-malformed` with the bound if `count` exceeds it. */
export function checkBound(side: Side, bound: UpstreamBound, count: number): void {
  const limit = UPSTREAM_BOUNDS[bound];
  if (count > limit) throw new SyncError(`${side}-malformed`, { detail: { bound, limit } });
}
