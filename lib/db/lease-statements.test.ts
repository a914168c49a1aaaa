import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestChain, type TestChain } from '#e2e/fixtures/test-chain.ts';
import { UnknownChain } from '#lib/sync/store-errors.ts';

const LEASE_MS = 60_000;

let chain: TestChain;
beforeEach(async () => {
  chain = await openTestChain();
});
afterEach(() => chain[Symbol.asyncDispose]());

describe('acquiring', () => {
  test('a live lease returns its remaining time and stays unchanged (I4)', async () => {
    await acquire('first');
    const before = await leaseRow();
    const answer = await chain.store.acquireLease(chain.chainId, { worker: 'second', leaseMs: LEASE_MS });
    if (!('heldForMs' in answer)) throw new Error('a living lease was taken');
    expect(answer.heldForMs).toBeGreaterThan(0);
    expect(answer.heldForMs).toBeLessThanOrEqual(LEASE_MS);
    expect(await leaseRow()).toEqual(before);
  });

  test('only one of many concurrent callers gets it', async () => {
    const lease = { worker: 'any', leaseMs: LEASE_MS };
    const answers = await Promise.all(Array.from({ length: 8 }, () => chain.store.acquireLease(chain.chainId, lease)));
    expect(answers.filter((answer) => 'fence' in answer)).toHaveLength(1);
  });

  test('an expired lease is taken', async () => {
    const first = await acquire('first');
    await lapse();
    expect(await acquire('second')).toBeGreaterThan(first);
    expect(await leaseRow()).toMatchObject({ worker: 'second' });
  });

  test('rejects for an unknown chain', async () => {
    await expect(chain.store.acquireLease('none', { worker: 'any', leaseMs: LEASE_MS })).rejects.toThrow(UnknownChain);
  });
});

describe('the fence', () => {
  test('is never below the database’s clock, so that a restored database does not start below an old fence', async () => {
    const before = await databaseMs();
    const fence = await acquire('first');
    expect(fence).toBeGreaterThanOrEqual(before);
    expect(fence).toBeLessThanOrEqual((await databaseMs()) + 1);
    await lapse();
    const later = await databaseMs();
    expect(await acquire('second')).toBeGreaterThanOrEqual(Math.max(later, fence + 1));
  });

  test('is above the last lease’s, even if that is ahead of the clock', async () => {
    await acquire('first');
    const ahead = (await databaseMs()) + 86_400_000;
    await chain.db.conductorLease.update({ where: { chainId: chain.chainId }, data: { fence: BigInt(ahead) } });
    await lapse();
    expect(await acquire('second')).toBe(ahead + 1);
  });

  test('is above the chain’s, even if there is no lease', async () => {
    const ahead = (await databaseMs()) + 86_400_000;
    await chain.db.chainGate.update({ where: { chainId: chain.chainId }, data: { fence: BigInt(ahead) } });
    expect(await acquire('first')).toBe(ahead + 1);
  });
});

describe('renewing', () => {
  test('extends a live lease', async () => {
    const fence = await acquire('first', 30_000);
    const before = await leaseRow();
    expect(await renew(fence)).toBe('renewed');
    expect((await leaseRow()).expiresAt.getTime()).toBeGreaterThan(before.expiresAt.getTime());
  });

  test('is lost once the lease has expired, even if no other worker took it', async () => {
    const fence = await acquire('first');
    await lapse();
    const before = await leaseRow();
    expect(await renew(fence)).toBe('lost');
    expect(await leaseRow()).toEqual(before);
  });

  test('is lost if the lease is a later conductor’s', async () => {
    const fence = await acquire('first');
    await lapse();
    await acquire('second');
    const before = await leaseRow();
    expect(await renew(fence)).toBe('lost');
    expect(await leaseRow()).toEqual(before);
  });
});

async function acquire(worker: string, leaseMs = LEASE_MS): Promise<number> {
  const answer = await chain.store.acquireLease(chain.chainId, { worker, leaseMs });
  if (!('fence' in answer)) throw new Error(`held for ${answer.heldForMs} ms`);
  return answer.fence;
}

function renew(fence: number) {
  return chain.store.renewLease(chain.chainId, { fence, leaseMs: LEASE_MS, load: null });
}

async function lapse(): Promise<void> {
  await chain.db.$executeRaw`UPDATE conductor_lease SET expires_at = clock_timestamp() - interval '1 s'`;
}

function leaseRow() {
  return chain.db.conductorLease.findUniqueOrThrow({ where: { chainId: chain.chainId } });
}

async function databaseMs(): Promise<number> {
  const [clock] = await chain.db.$queryRaw<[{ ms: number }]>`
    SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::float AS ms`;
  return clock.ms;
}
