import fc from 'fast-check';
import pLimit from 'p-limit';
import { describe, expect, it } from 'vitest';
import { createGate } from './gate.ts';
import { createTestClock } from './test-clock.ts';

const never = new AbortController().signal;
const settled = () => new Promise((resolve) => setImmediate(resolve));

function work<T = void>() {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  return { run: () => promise, end: resolve, fail: reject };
}

describe('gate', () => {
  it('runs at most its limit, in whatever order work settles', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.scheduler(),
        fc.integer({ min: 1, max: 40 }),
        async (limit, s, n) => {
          const gate = createGate({ limit, learned: { limit, searching: false }, clock: createTestClock() });
          let running = 0;
          let peak = 0;
          const all = Array.from({ length: n }, (_, index) =>
            gate.run({
              signal: never,
              work: async () => {
                running += 1;
                peak = Math.max(peak, running);
                await s.schedule(Promise.resolve(), `work ${index}`);
                running -= 1;
              },
            }),
          );
          await s.waitFor(Promise.all(all));
          expect(peak).toBe(Math.min(limit, n));
          expect(gate.load()).toMatchObject({ inFlight: 0, peak, limit });
        },
      ),
      { numRuns: 30 },
    );
  });

  it('returns or throws what the work does, and frees the slot either way', async () => {
    const gate = createGate({ limit: 1 });
    await expect(gate.run({ work: () => Promise.reject(new Error('no')), signal: never })).rejects.toThrow('no');
    await expect(gate.run({ work: () => Promise.resolve(7), signal: never })).resolves.toBe(7);
  });

  it('rejects a waiting call on abort and never starts it', async () => {
    const gate = createGate({ limit: 1 });
    const first = work();
    const running = gate.run({ work: first.run, signal: never });
    const controller = new AbortController();
    let started = false;
    const waiting = gate.run({ work: async () => void (started = true), signal: controller.signal });
    await settled();
    controller.abort(new Error('cancelled'));
    await expect(waiting).rejects.toThrow('cancelled');
    expect(gate.load().inFlight).toBe(1);
    first.end();
    await running;
    await expect(gate.run({ work: () => Promise.resolve('next'), signal: never })).resolves.toBe('next');
    expect(started).toBe(false);
  });

  it('starts nothing while closed, neither new nor queued calls', async () => {
    const clock = createTestClock();
    const gate = createGate({ limit: 1, clock });
    const first = work();
    const order: string[] = [];
    const running = gate.run({ work: first.run, signal: never });
    const queued = gate.run({ work: async () => void order.push('queued'), signal: never });
    await settled();
    gate.closeFor(2_000);
    gate.closeFor(500); // does not shorten
    const late = gate.run({ work: async () => void order.push('late'), signal: never });
    first.end();
    await running;
    clock.advance(1_999);
    await settled();
    expect(order).toEqual([]);
    expect(gate.load()).toMatchObject({ inFlight: 0, closedUntilMs: clock.wallNow() + 1 });
    clock.advance(1);
    await Promise.all([queued, late]);
    expect(order).toHaveLength(2);
    expect(gate.load().closedUntilMs).toBeNull();
  });

  it('starts nothing that waited for a host slot when the gate closed, and releases that slot', async () => {
    const clock = createTestClock();
    const hostCap = pLimit(1);
    const others = work();
    const elsewhere = hostCap(others.run);
    const gate = createGate({ limit: 1, clock });
    const order: string[] = [];
    const waiting = gate.run({ work: async () => void order.push('waited'), signal: never, hostCap });
    await settled();
    expect(gate.load().inFlight).toBe(0);
    gate.closeFor(1_000);
    others.end();
    await elsewhere;
    await settled();
    expect(order).toEqual([]);
    await expect(hostCap(async () => 'free')).resolves.toBe('free');
    clock.advance(1_000);
    await waiting;
    expect(order).toEqual(['waited']);
  });

  it('keeps waiting if it is closed again in the meantime', async () => {
    const clock = createTestClock();
    const gate = createGate({ limit: 2, clock });
    gate.closeFor(1_000);
    let started = false;
    const waiting = gate.run({ work: async () => void (started = true), signal: never });
    await settled();
    gate.closeFor(3_000);
    clock.advance(1_000);
    await settled();
    expect(started).toBe(false);
    clock.advance(2_000);
    await waiting;
  });

  it('rejects a call on abort while closed', async () => {
    const gate = createGate({ limit: 1, clock: createTestClock() });
    gate.closeFor(60_000);
    const controller = new AbortController();
    const waiting = gate.run({ work: () => Promise.resolve(), signal: controller.signal });
    controller.abort(new Error('cancelled'));
    await expect(waiting).rejects.toThrow('cancelled');
  });

  it('reports the recent rate and the median latency of answers', async () => {
    const clock = createTestClock();
    const gate = createGate({ limit: 1, clock });
    expect(gate.load()).toMatchObject({ perSecond: 0, latencyMs: null });
    for (const latencyMs of [10, 500, 30])
      await gate.run({ work: async () => clock.advance(latencyMs), signal: never });
    const failing = async () => {
      clock.advance(100);
      throw new Error('no answer');
    };
    await expect(gate.run({ work: failing, signal: never })).rejects.toThrow('no answer');
    expect(gate.load()).toMatchObject({ perSecond: 0.8, latencyMs: 30 });
    clock.advance(5_000);
    expect(gate.load().perSecond).toBe(0);
  });
});
