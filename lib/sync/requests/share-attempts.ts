import { requestSync, type SyncAnswer, type SyncRequest } from './request-sync.ts';
import { StoreUnavailable, type SyncStore } from '#lib/sync/store.ts';

type Asking = PromiseWithResolvers<SyncAnswer> & { readonly request: SyncRequest };

/**
 * `requestSync` for a process that many ask for the same at once: equal requests are decided by one attempt after another,
 * and each attempt stands for all who had asked before it began. Where it wins, the first of them has the run, and the
 * others are decided by the next; where it loses, all of them lose to what it found in its transaction.
 *
 * So nobody loses but to a claim that lost in the database after they had asked, and whoever asks once a run has settled is
 * decided by a claim that begins after that. Nothing is remembered from one attempt to the next. Other processes need not
 * know: attempts of several meet at the chain's gate row, as unequal requests of one process do.
 */
export function shareAttempts(store: SyncStore): (request: SyncRequest) => Promise<SyncAnswer> {
  /** Who has come since the attempt of that kind began which is under way. */
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

/** Who asks, and how it is to be published, is the winner's alone: it decides nothing. */
function wantedBy({ chainId, shopIds, onBusy = 'reject' }: SyncRequest): string {
  return JSON.stringify([chainId, onBusy, shopIds ?? null]);
}

/** Resolves to those who are still undecided. */
async function decideOnce(store: SyncStore, asking: readonly Asking[]): Promise<readonly Asking[]> {
  const [first, ...others] = asking;
  if (first === undefined) return [];
  try {
    const answer = await requestSync(store, first.request);
    const decided = answer.kind === 'accepted' ? [first] : asking;
    for (const { resolve } of decided) resolve(answer);
    return answer.kind === 'accepted' ? others : [];
  } catch (error) {
    // A database that is away is so for all of them; anything else may be in that one request.
    const refused = error instanceof StoreUnavailable ? asking : [first];
    for (const { reject } of refused) reject(error);
    return error instanceof StoreUnavailable ? [] : others;
  }
}
