import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, type Random } from '#lib/simulators/server/random.ts';
import { afterWindow, cutTo, startLimit } from './adaptive-limit.ts';
import { createGate, type Gate } from './gate.ts';
import type { Verdict } from './load-window.ts';
import { createTestClock, type TestClock } from './test-clock.ts';

const never = new AbortController().signal;
const settled = () => new Promise((resolve) => setImmediate(resolve));

type Upstream = { capacity: number; noise: number; inFlight: number; sent: number; refused: number };
type Answer = 'ok' | 'busy';

/** An upstream that immediately refuses requests beyond its capacity and serves the rest after a delay. */
function request(upstream: Upstream, { clock, random }: { clock: TestClock; random: Random }) {
  return async (): Promise<Answer> => {
    upstream.inFlight += 1;
    upstream.sent += 1;
    const isRefused = upstream.inFlight > upstream.capacity || random.next() < upstream.noise;
    if (isRefused) upstream.refused += 1;
    await clock.sleep(isRefused ? 1 : 60 + random.integer(0, 80), never);
    upstream.inFlight -= 1;
    return isRefused ? 'busy' : 'ok';
  };
}

/** Keeps more callers than slots until `answers` requests have been answered. */
async function drive(gate: Gate, upstream: Upstream, { clock, random, answers, look }: Driving): Promise<void> {
  const send = request(upstream, { clock, random });
  await driveWork(gate, send, {
    clock,
    answers,
    verdictOf: (answer) => (answer === 'busy' ? 'refused' : 'answered'),
    async after(answer) {
      look?.(gate.load().limit);
      if (answer === 'busy') await clock.sleep(100 + random.integer(0, 400), never);
    },
  });
}

type Work<T> = Pick<Driving, 'clock' | 'answers'> & {
  readonly verdictOf?: (answer: T) => Verdict;
  readonly after?: (answer: T) => Promise<void>;
};

async function driveWork<T>(gate: Gate, work: () => Promise<T>, { clock, answers, verdictOf, after }: Work<T>) {
  let answered = 0;
  const callers = Array.from({ length: 80 }, async () => {
    while (answered < answers) {
      const answer = await gate.run({ work, signal: never, ...(verdictOf && { verdictOf }) });
      answered += 1;
      await after?.(answer);
    }
  });
  const over = new AbortController();
  const all = Promise.all(callers).then(() => over.abort());
  while (!over.signal.aborted) {
    await settled();
    clock.advance(5);
  }
  await all;
}

type Driving = {
  readonly clock: TestClock;
  readonly random: Random;
  readonly answers: number;
  readonly look?: (limit: number) => void;
};

function world(seed: number, { capacity, noise = 0 }: { capacity: number; noise?: number }) {
  const upstream: Upstream = { capacity, noise, inFlight: 0, sent: 0, refused: 0 };
  return { upstream, clock: createTestClock(), random: createRandom(seed) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Runs for up to thirty windows of answers, then records the limit over the next few hundred. */
async function limitsAfterSearch(gate: Gate, upstream: Upstream, { clock, random }: Pick<Driving, 'clock' | 'random'>) {
  await drive(gate, upstream, { clock, random, answers: 30 * Math.max(10, 2 * upstream.capacity) });
  const limits: number[] = [];
  await drive(gate, upstream, { clock, random, answers: 300, look: (limit) => limits.push(limit) });
  return mean(limits);
}

describe('a hidden capacity', () => {
  it.each([2, 3, 5, 8, 13, 20, 32])('of %i is found, and found again after it halves', async (capacity) => {
    const { upstream, clock, random } = world(capacity, { capacity });
    const gate = createGate({ limit: 48, clock });
    expect(Math.abs((await limitsAfterSearch(gate, upstream, { clock, random })) / capacity - 1)).toBeLessThan(0.2);
    const half = Math.floor(capacity / 2);
    upstream.capacity = half;
    expect(Math.abs((await limitsAfterSearch(gate, upstream, { clock, random })) / half - 1)).toBeLessThan(0.2);
  });

  it('costs few refusals, and fewer over time', async () => {
    const { upstream, clock, random } = world(1, { capacity: 8 });
    const gate = createGate({ limit: 32, clock });
    await drive(gate, upstream, { clock, random, answers: 500 });
    Object.assign(upstream, { sent: 0, refused: 0 });
    await drive(gate, upstream, { clock, random, answers: 1_000 });
    expect(upstream.refused / upstream.sent).toBeLessThan(0.03);
  });

  it('is regained when the upstream recovers', async () => {
    const { upstream, clock, random } = world(1, { capacity: 2 });
    const gate = createGate({ limit: 16, clock });
    await drive(gate, upstream, { clock, random, answers: 300 });
    upstream.capacity = 1_000;
    await drive(gate, upstream, { clock, random, answers: 1_500 });
    expect(gate.load()).toMatchObject({ limit: 16, most: 16, slowedBy: null });
  });
});

it.each([4, 8, 32])('random refusals of one in twenty do not lower a limit of %i', async (limit) => {
  const { upstream, clock, random } = world(limit, { capacity: 1_000, noise: 0.05 });
  const gate = createGate({ limit, learned: { limit, searching: false }, clock });
  const limits: number[] = [];
  await drive(gate, upstream, { clock, random, answers: 1_500, look: (limit) => limits.push(limit) });
  expect(mean(limits) / limit).toBeGreaterThan(0.95);
});

it('lowers the limit when latency rises, and reports why', async () => {
  const clock = createTestClock();
  const random = createRandom(1);
  const gate = createGate({ limit: 8, learned: { limit: 8, searching: false }, clock });
  let usualMs = 50;
  const work = async () => clock.sleep(usualMs + random.integer(0, 20), never);
  await driveWork(gate, work, { clock, answers: 200 });
  expect(gate.load()).toMatchObject({ limit: 8, slowedBy: null });
  usualMs = 300;
  await driveWork(gate, work, { clock, answers: 100 });
  expect(gate.load().limit).toBeLessThan(6);
  expect(gate.load()).toMatchObject({ most: 8, slowedBy: 'slow' });
});

it('starts at half the maximum or at the learned limit, and never exceeds the configured limit', () => {
  expect(createGate({ limit: 8 }).load().limit).toBe(4);
  expect(createGate({ limit: 1 }).load().limit).toBe(1);
  expect(createGate({ limit: 8, learned: { limit: 3, searching: false } }).load().limit).toBe(3);
  expect(createGate({ limit: 8, learned: { limit: 20, searching: false } }).load().limit).toBe(8);
});

it('stays between 1 and the configured limit for any sequence of windows', () => {
  const window = fc.record({
    starts: fc.nat(200),
    answers: fc.nat(200),
    refused: fc.nat(200),
    full: fc.boolean(),
    slowness: fc.option(fc.double({ min: 0.01, max: 1_000, noNaN: true }), { nil: null }),
  });
  const step = fc.oneof(window, fc.nat(100));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 64 }), fc.array(step), (most, steps) => {
      let state = startLimit({ most, learned: null });
      for (const step of steps) {
        const before = state.limit;
        state = typeof step === 'number' ? cutTo(state, step) : afterWindow(state, step);
        expect(state.limit).toBeGreaterThanOrEqual(Math.max(1, Math.floor(before / 2)));
        expect(state.limit).toBeLessThanOrEqual(most);
      }
    }),
  );
});
