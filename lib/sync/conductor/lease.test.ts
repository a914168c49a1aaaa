import { describe, expect, test } from 'vitest';
import { createTimeline } from '#e2e/simulation/timeline.ts';
import type { Clock } from '#lib/sync/clock.ts';
import { StoreUnavailable } from '#lib/sync/store-errors.ts';
import type { Renewal } from '#lib/sync/store.ts';
import { keepLease, LEASE_MARGIN_MS, LEASE_MS, LeaseLost, RENEW_EVERY_MS } from './lease.ts';

const HELD_MS = LEASE_MS - LEASE_MARGIN_MS;
const ACQUIRED_AT_MS = 100;
/** The acquiring statement took some time: the lease counts from when it was sent. */
const BEGUN_AT_MS = 400;

describe('the holder gives up at its deadline (I4, I6)', () => {
  test.each([
    ['no renewal is ever answered', () => new Promise<Renewal>(() => {})],
    ['every renewal fails', () => Promise.reject(new StoreUnavailable('away'))],
  ])('if %s', async (_, renewLease) => {
    const { lease, until } = await begin(renewLease);
    await until(ACQUIRED_AT_MS + HELD_MS - 1);
    expect(lease.signal.aborted).toBe(false);
    lease.throwIfLost();
    await until(ACQUIRED_AT_MS + HELD_MS);
    expect(lease.signal.reason).toBeInstanceOf(LeaseLost);
    expect(() => lease.throwIfLost()).toThrow(LeaseLost);
  });

  test('and a renewal extends it from the time it was sent, however late the response', async () => {
    const answers: ((renewal: Renewal) => void)[] = [];
    const { lease, until } = await begin(() => new Promise((resolve) => answers.push(resolve)));
    const secondSentAtMs = BEGUN_AT_MS + RENEW_EVERY_MS;
    await until(secondSentAtMs + 4_000);
    answers[1]?.('renewed');
    await until(secondSentAtMs + HELD_MS - 1);
    expect(lease.signal.aborted).toBe(false);
    await until(secondSentAtMs + HELD_MS);
    expect(lease.signal.aborted).toBe(true);
  });

  test('and an earlier renewal, answered after a later one, does not shorten it', async () => {
    const answers: ((renewal: Renewal) => void)[] = [];
    const { lease, until } = await begin(() => new Promise((resolve) => answers.push(resolve)));
    const secondSentAtMs = BEGUN_AT_MS + RENEW_EVERY_MS;
    await until(secondSentAtMs + 100);
    answers[1]?.('renewed');
    await until(secondSentAtMs + 200);
    answers[0]?.('renewed');
    await until(secondSentAtMs + HELD_MS - 1);
    expect(lease.signal.aborted).toBe(false);
  });

  test('even if the process was suspended and its timers did not run', async () => {
    const clock = { nowMs: () => nowMs, after: () => () => {} };
    let nowMs = BEGUN_AT_MS;
    using lease = keep(clock, () => Promise.resolve('renewed'));
    lease.throwIfLost();
    nowMs = ACQUIRED_AT_MS + HELD_MS;
    expect(() => lease.throwIfLost()).toThrow(LeaseLost);
    expect(lease.signal.aborted).toBe(true);
  });
});

test('a lease renewed in time stays valid', async () => {
  const { lease, until } = await begin(() => Promise.resolve('renewed'));
  await until(10 * LEASE_MS);
  expect(lease.signal.aborted).toBe(false);
});

test('a lease taken by another holder ends with the response that says so', async () => {
  const answers: Renewal[] = ['renewed', 'lost'];
  const { lease, until } = await begin(() => Promise.resolve(answers.shift() ?? 'lost'));
  await until(BEGUN_AT_MS + RENEW_EVERY_MS - 1);
  expect(lease.signal.aborted).toBe(false);
  await until(BEGUN_AT_MS + RENEW_EVERY_MS);
  expect(lease.signal.reason).toBeInstanceOf(LeaseLost);
});

async function begin(renewLease: () => Promise<Renewal>) {
  const timeline = createTimeline();
  const until = async (untilMs: number) => void (await timeline.run({ untilMs, done: () => false }));
  await until(BEGUN_AT_MS);
  return { until, lease: keep(timeline, renewLease) };
}

function keep(clock: Clock, renewLease: () => Promise<Renewal>) {
  const options = { clock, chainId: 'chain', fence: 1, acquiredAtMs: ACQUIRED_AT_MS, load: () => null };
  return keepLease({ renewLease }, options);
}
