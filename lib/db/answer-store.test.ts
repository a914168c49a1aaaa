import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase } from '#lib/checks/test-database.ts';
import type { KeptAnswer } from '#lib/domain/idempotency.ts';
import { TEST_SECRET, TEST_VAULT } from '#lib/vault/test-vault.ts';
import { createVault } from '#lib/vault/vault.ts';
import { createAnswerStore, forgetOldAnswers, sealAnswers } from './answer-store.ts';
import { type Database, openDatabase } from './database.ts';

const NAME = { principalId: 'key k1', key: 'a', requestHash: 'h1' };
const ANSWER: KeptAnswer = { status: 202, headers: { location: '/api/runs/r1' }, body: '{"run":"メニュー"}' };

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let db: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.url);
});
beforeEach(() => db.idempotentRequest.deleteMany());
afterAll(async () => {
  await db.$disconnect();
  await database[Symbol.asyncDispose]();
});

async function begun(name = NAME): Promise<string> {
  const beginning = await createAnswerStore({ db, vault: TEST_VAULT }).begin(name);
  if (beginning.kind !== 'begun') throw new Error(`not begun: ${beginning.kind}`);
  return beginning.id;
}

/** Backdates every request. */
async function age(interval: string) {
  await db.$executeRawUnsafe(`UPDATE idempotent_request SET begun_at = begun_at - interval '${interval}'`);
}

describe('a request with an idempotency key', () => {
  it('is begun by only one of many concurrent callers', async () => {
    const beginnings = await Promise.all(
      Array.from({ length: 20 }, () => createAnswerStore({ db, vault: TEST_VAULT }).begin(NAME)),
    );
    expect(beginnings.filter(({ kind }) => kind === 'begun')).toHaveLength(1);
    expect(beginnings.filter(({ kind }) => kind === 'at-work')).toHaveLength(19);
  });

  it('gets the same answer from any process, but not for another caller or request', async () => {
    await createAnswerStore({ db, vault: TEST_VAULT }).keep(await begun(), ANSWER);
    expect(await createAnswerStore({ db, vault: TEST_VAULT }).begin(NAME)).toEqual({
      kind: 'answered',
      answer: ANSWER,
    });
    expect(await createAnswerStore({ db, vault: TEST_VAULT }).begin({ ...NAME, requestHash: 'h2' })).toEqual({
      kind: 'other-request',
    });
    expect(await createAnswerStore({ db, vault: TEST_VAULT }).begin({ ...NAME, principalId: 'key k2' })).toMatchObject({
      kind: 'begun',
    });
  });

  it('stores no answer in readable form', async () => {
    await createAnswerStore({ db, vault: TEST_VAULT }).keep(await begun(), {
      ...ANSWER,
      body: '{"secret":"hzn_shown-once"}',
    });
    expect(JSON.stringify(await db.idempotentRequest.findMany())).not.toContain('shown-once');
  });

  it('is taken over under the same id if its process died', async () => {
    const id = await begun();
    await age('119 seconds');
    expect(await createAnswerStore({ db, vault: TEST_VAULT }).begin(NAME)).toEqual({ kind: 'at-work' });
    await age('2 seconds');
    expect(await createAnswerStore({ db, vault: TEST_VAULT }).begin({ ...NAME, requestHash: 'h2' })).toEqual({
      kind: 'other-request',
    });
    expect(await createAnswerStore({ db, vault: TEST_VAULT }).begin(NAME)).toEqual({
      kind: 'begun',
      id,
      isAgain: true,
    });
  });

  it('can be sent again once it is forgotten; a stored answer is not forgotten', async () => {
    const store = createAnswerStore({ db, vault: TEST_VAULT });
    await store.forget(await begun());
    const id = await begun();
    await store.keep(id, ANSWER);
    await store.forget(id);
    expect(await store.begin(NAME)).toMatchObject({ kind: 'answered' });
  });

  it('is remembered for a day', async () => {
    const id = await begun();
    await createAnswerStore({ db, vault: TEST_VAULT }).keep(id, ANSWER);
    await age('23 hours');
    await forgetOldAnswers(db);
    expect(await createAnswerStore({ db, vault: TEST_VAULT }).begin(NAME)).toMatchObject({ kind: 'answered' });
    await age('2 hours');
    expect(await begun({ ...NAME, requestHash: 'h2' })).not.toBe(id);
    await age('25 hours');
    await forgetOldAnswers(db);
    expect(await db.idempotentRequest.count()).toBe(0);
  });
});

describe('a new secret', () => {
  const secret = 'a newer secret that is long enough too';
  const rotated = createVault({ secret, oldSecrets: [TEST_SECRET] });

  it('reseals every stored response once, even if several processes start at once', async () => {
    const store = createAnswerStore({ db, vault: TEST_VAULT });
    for (let index = 0; index < 600; index++) await store.keep(await begun({ ...NAME, key: `k${index}` }), ANSWER);
    await begun({ ...NAME, key: 'still at work' });
    const sealing = await Promise.all([sealAnswers(db, rotated), sealAnswers(db, rotated)]);
    expect(sealing[0].sealed + sealing[1].sealed).toBe(600);
    expect(await sealAnswers(db, rotated)).toEqual({ sealed: 0, unreadable: 0 });
    const newest = createAnswerStore({ db, vault: createVault({ secret }) });
    for (const key of ['k0', 'k599'])
      expect(await newest.begin({ ...NAME, key })).toEqual({ kind: 'answered', answer: ANSWER });
  });

  it('without the old one reports the response as unreadable and leaves it unchanged', async () => {
    await createAnswerStore({ db, vault: TEST_VAULT }).keep(await begun(), ANSWER);
    const anonymous = createVault({ secret });
    expect(await sealAnswers(db, anonymous)).toEqual({ sealed: 0, unreadable: 1 });
    expect(await createAnswerStore({ db, vault: anonymous }).begin(NAME)).toEqual({ kind: 'unreadable' });
    expect(await createAnswerStore({ db, vault: TEST_VAULT }).begin(NAME)).toMatchObject({ kind: 'answered' });
  });
});
