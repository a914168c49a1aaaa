import { isStoreUnavailable } from '#lib/sync/store-errors.ts';
import type { SyncStore } from '#lib/sync/store.ts';
import { requestSync } from './request-sync.ts';
import type { SyncAnswer, SyncRequest } from './sync-request.ts';

type PendingRequest = PromiseWithResolvers<SyncAnswer> & { readonly request: SyncRequest };

/**
 * Combines equal concurrent requests of one process: attempts are serial, and each decides all requests made before it
 * started. If it wins, the first request gets the run and the next attempt decides the others; if it loses, all lose.
 * Nothing is cached, and attempts of other processes meet at the chain's gate row. `npm run bench -- --only post`, on a
 * busy machine: the refusals of 100 requests took 1.9 times as long as 100 health requests, and 5.0 times without this;
 * with a chain of 5,000 shops, half of the 100 got no refusal but 503.
 */
export function shareAttempts(store: SyncStore): (request: SyncRequest) => Promise<SyncAnswer> {
  /** Requests made since the current attempt with the same key started. */
  const waiting = new Map<string, PendingRequest[]>();

  async function decideAll(key: string, first: PendingRequest): Promise<void> {
    let pending: readonly PendingRequest[] = [first];
    while (pending.length > 0) {
      const arrived: PendingRequest[] = [];
      waiting.set(key, arrived);
      pending = [...(await decideOnce(store, pending)), ...arrived];
    }
    waiting.delete(key);
  }

  return (request) => {
    if (request.approval !== undefined || request.named?.isAgain || request.follow) return requestSync(store, request);
    const key = keyOf(request);
    const pending = { request, ...Promise.withResolvers<SyncAnswer>() };
    const queue = waiting.get(key);
    if (queue === undefined) void decideAll(key, pending);
    else queue.push(pending);
    return pending.promise;
  };
}

/** Leaves out the requester and `full`: these are the winner's and don't affect the decision. */
function keyOf({ chainId, shopIds, onBusy = 'reject' }: SyncRequest): string {
  return JSON.stringify([chainId, onBusy, shopIds ?? null]);
}

/** Resolves to the requests that are still undecided. */
async function decideOnce(store: SyncStore, pending: readonly PendingRequest[]): Promise<readonly PendingRequest[]> {
  const [first, ...others] = pending;
  if (first === undefined) return [];
  try {
    const answer = await requestSync(store, first.request);
    const decided = answer.kind === 'accepted' ? [first] : pending;
    for (const { resolve } of decided) resolve(answer);
    return answer.kind === 'accepted' ? others : [];
  } catch (error) {
    // An unavailable database affects all of them; any other error may be specific to that request.
    const refused = isStoreUnavailable(error) ? pending : [first];
    for (const { reject } of refused) reject(error);
    return isStoreUnavailable(error) ? [] : others;
  }
}
