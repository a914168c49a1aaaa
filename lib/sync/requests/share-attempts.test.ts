import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { actor } from '#e2e/fixtures/actor.ts';
import { openTestChain, type TestChain } from '#e2e/fixtures/test-chain.ts';
import { openDatabase } from '#lib/db/database.ts';
import { createSyncStore } from '#lib/db/store.ts';
import { StoreUnavailable } from '#lib/sync/store-errors.ts';
import type { SyncStore } from '#lib/sync/store.ts';
import { TEST_VAULT } from '#lib/vault/test-vault.ts';
import { shareAttempts } from './share-attempts.ts';
import type { SyncAnswer, SyncRequest } from './sync-request.ts';

let chain: TestChain;
beforeAll(async () => {
  chain = await openTestChain({ shops: 3 });
});
afterAll(() => chain[Symbol.asyncDispose]());
beforeEach(() => settleAll());

function settleAll(): Promise<number> {
  return chain.store.underGate(chain.chainId, (tx) =>
    tx.changeState({ kind: 'MENU', from: ['QUEUED'], to: 'CANCELLED' }),
  );
}

const wish = (request: Partial<SyncRequest> = {}) => ({ chainId: chain.chainId, by: actor('test'), ...request });
const kindsOf = (answers: readonly SyncAnswer[]) => answers.map(({ kind }) => kind);

/** The chain's store; `around` wraps each transaction, numbered from 1. */
function storeWith(around: (transaction: number, go: () => Promise<unknown>) => Promise<unknown>): SyncStore {
  let transactions = 0;
  return {
    ...chain.store,
    async underGate(chainId, work) {
      transactions += 1;
      const { promise, resolve, reject } = Promise.withResolvers<Awaited<ReturnType<typeof work>>>();
      await around(transactions, async () => resolve(await chain.store.underGate(chainId, work))).catch(reject);
      return promise;
    },
  };
}

describe('equal concurrent requests (I1)', () => {
  it('are decided by one winning and one losing claim', async () => {
    let transactions = 0;
    const request = shareAttempts(
      storeWith((_count, go) => {
        transactions += 1;
        return go();
      }),
    );
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => request(wish({ by: actor(`${index}`) }))),
    );
    expect(kindsOf(answers)).toEqual(['accepted', ...Array.from({ length: 99 }, () => 'busy')]);
    expect(transactions).toBe(2);
    const [won, ...lost] = answers;
    const runId = won?.kind === 'accepted' ? won.runId : '';
    for (const answer of lost) {
      const busy = answer.kind === 'busy' ? answer.busy : [];
      expect(busy.map((entry) => entry.shopId).toSorted()).toEqual(chain.shopIds.toSorted());
      expect(new Set(busy.map((entry) => entry.runId))).toEqual(new Set([runId]));
    }
    expect(await chain.db.syncRun.findUnique({ where: { id: runId } })).toMatchObject({ requestedBy: '0' });
  });

  it('have one winner across two processes', async () => {
    const other = openDatabase(chain.databaseUrl);
    const here = shareAttempts(chain.store);
    const there = shareAttempts(createSyncStore(other, { wake: () => Promise.resolve(), vault: TEST_VAULT }));
    const answers = await Promise.all(Array.from({ length: 50 }, () => [here(wish()), there(wish())]).flat());
    await other.$disconnect();
    expect(kindsOf(answers).toSorted()).toEqual(['accepted', ...Array.from({ length: 99 }, () => 'busy')]);
  });
});

it('a request made after a claim has started is not decided by it', async () => {
  const [lostOnce, mayAnswer] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const request = shareAttempts(
    storeWith(async (transaction, go) => {
      await go();
      if (transaction !== 2) return;
      lostOnce.resolve();
      await mayAnswer.promise;
    }),
  );
  expect(await request(wish())).toMatchObject({ kind: 'accepted' });
  const before = request(wish());
  await lostOnce.promise;
  await settleAll();
  const after = request(wish());
  mayAnswer.resolve();
  expect(kindsOf(await Promise.all([before, after]))).toEqual(['busy', 'accepted']);
});

it('nothing is cached: a settled shop is free for the next request', async () => {
  const request = shareAttempts(chain.store);
  for (const kind of ['accepted', 'busy', 'accepted']) {
    if (kind === 'accepted') await settleAll();
    expect(await request(wish())).toMatchObject({ kind });
  }
});

it('other shops, or another `onBusy`, are decided separately', async () => {
  const request = shareAttempts(chain.store);
  const [first = '', second = ''] = chain.shopIds;
  // These don't conflict, whichever the database decides first.
  const answers = await Promise.all([
    request(wish({ shopIds: [first] })),
    request(wish({ shopIds: [first] })),
    request(wish({ shopIds: [second] })),
    request(wish({ shopIds: [first, 'nobody'] })),
  ]);
  expect(kindsOf(answers)).toEqual(['accepted', 'busy', 'accepted', 'unknown-shops']);
  const rest = await Promise.all([request(wish()), request(wish({ onBusy: 'skip' }))]);
  expect(kindsOf(rest)).toEqual(['busy', 'accepted']);
  expect(rest[1]).toMatchObject({ busy: expect.arrayContaining([expect.objectContaining({ shopId: first })]) });
});

describe('a failed attempt', () => {
  const failing = (error: Error) =>
    shareAttempts(storeWith((transaction, go) => (transaction === 2 ? Promise.reject(error) : go())));
  const outcomes = async (requests: readonly Promise<SyncAnswer>[]) =>
    (await Promise.allSettled(requests)).map((result) => (result.status === 'rejected' ? 'failed' : result.value.kind));

  it('fails all the requests it stands for, and no others, if the database is unavailable', async () => {
    const request = failing(new StoreUnavailable(new Error('away')));
    expect(await outcomes([request(wish()), request(wish()), request(wish())])).toEqual([
      'accepted',
      'failed',
      'failed',
    ]);
    expect(await request(wish())).toMatchObject({ kind: 'busy' });
  });

  it('fails only its own request for any other error', async () => {
    const request = failing(new Error('only this one'));
    expect(await outcomes([request(wish()), request(wish()), request(wish())])).toEqual(['accepted', 'failed', 'busy']);
  });
});
