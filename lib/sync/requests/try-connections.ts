import { factsOf, type SyncErrorFacts } from '#lib/domain/errors.ts';
import { type Clock, deadlineAfter } from '#lib/sync/clock.ts';
import type { Side, Upstreams } from '#lib/sync/ports.ts';
import type { ConnectionChange } from './connection-test-store.ts';
import type { Refusal } from './discovery-outcome.ts';

/** Time limit for testing the connections, together. */
export const VERIFY_WITHIN_MS = 20_000;

export const SIDES: readonly Side[] = ['pos', 'ordering'];

/** The sides in a change: only these are tested. */
export function sidesIn(change: ConnectionChange): readonly Side[] {
  return SIDES.filter((side) => change[side] !== undefined);
}

type Trying = { readonly sides: readonly Side[]; readonly clock: Clock; readonly signal?: AbortSignal };

/**
 * Tests connections with one cheap request each; resolves to the sides that failed, each with its reason. Throws an
 * abort's reason.
 */
export async function refusalsOf(upstreams: Upstreams, { sides, clock, signal }: Trying): Promise<readonly Refusal[]> {
  using deadline = deadlineAfter(clock, VERIFY_WITHIN_MS);
  const call = { signal: signal ? AbortSignal.any([signal, deadline.signal]) : deadline.signal };
  const tried = sides.map(async (side): Promise<readonly Refusal[]> => {
    try {
      await upstreams[side].checkConnection(call);
      return [];
    } catch (error) {
      signal?.throwIfAborted();
      return [{ side, error: deadline.signal.aborted ? silenceOf(upstreams, side) : factsOf(error) }];
    }
  });
  return (await Promise.all(tried)).flat();
}

/** The error after a timeout. If the upstream closed the gate (`Retry-After`), nothing was sent. */
function silenceOf(upstreams: Upstreams, side: Side): SyncErrorFacts {
  return { code: upstreams.load()[side].closedUntilMs === null ? `${side}-unreachable` : `${side}-busy` };
}
