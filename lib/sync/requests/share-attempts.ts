import { requestSync, type SyncAnswer, type SyncRequest } from './request-sync.ts';
import { StoreUnavailable, type SyncStore } from '#lib/sync/store.ts';

type Asking = PromiseWithResolvers<SyncAnswer> & { readonly request: SyncRequest };

/**
 * Combines equal concurrent requests of one process: attempts run one after another, and each stands for all requests
 * made before it started. If it wins, the first request gets the run, and the next attempt decides the others; if it
 * loses, all lose with its answer. Nothing is cached, so a request made after a run has settled is decided by a new
 * claim. Attempts of other processes meet at the chain's gate row.
 */
export function shareAttempts(store: SyncStore): (request: SyncRequest) => Promise<SyncAnswer> {
  /** Requests made since the current attempt with the same key started. */
  const waiting = new Map<string, Asking[]>();

  async function decideAll(key: string, first: Asking): Promise<void> {
    let asking: readonly Asking[] = [first];
    while (asking.length > 0) {
      const came: Asking[] = [];
      waiting.set(key, came);
      asking = [...(await decideOnce(store, asking)), ...came];
    }
    waiting.delete(key);
  }

  return (request) => {
    if (request.approval !== undefined || request.named?.isAgain) return requestSync(store, request);
    const key = wantedBy(request);
    const asking = { request, ...Promise.withResolvers<SyncAnswer>() };
    const line = waiting.get(key);
    if (line === undefined) void decideAll(key, asking);
    else line.push(asking);
    return asking.promise;
  };
}

/** Leaves out the requester and `full`: these are the winner's and don't affect the decision. */
function wantedBy({ chainId, shopIds, onBusy = 'reject' }: SyncRequest): string {
  return JSON.stringify([chainId, onBusy, shopIds ?? null]);
}

/** Resolves to the requests that are still undecided. */
async function decideOnce(store: SyncStore, asking: readonly Asking[]): Promise<readonly Asking[]> {
  const [first, ...others] = asking;
  if (first === undefined) return [];
  try {
    const answer = await requestSync(store, first.request);
    const decided = answer.kind === 'accepted' ? [first] : asking;
    for (const { resolve } of decided) resolve(answer);
    return answer.kind === 'accepted' ? others : [];
  } catch (error) {
    // An unavailable database affects all of them; any other error may be specific to that request.
    const refused = error instanceof StoreUnavailable ? asking : [first];
    for (const { reject } of refused) reject(error);
    return error instanceof StoreUnavailable ? [] : others;
  }
}
