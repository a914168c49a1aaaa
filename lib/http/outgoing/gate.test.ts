import fc from 'fast-check';
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
  it('lets no more than its limit run, whatever ends when', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.scheduler(),
        fc.integer({ min: 1, max: 40 }),
        async (limit, s, n) => {
          const gate = createGate({ limit });
          let running = 0;
          let peak = 0;
          const all = Array.from({ length: n }, (_, index) =>
            gate.run(async () => {
              running += 1;
              peak = Math.max(peak, running);
              await s.schedule(Promise.resolve(), `work ${index}`);
              running -= 1;
            }, never),
          );
          await s.waitFor(Promise.all(all));
          expect(peak).toBe(Math.min(limit, n));
          expect(gate.load()).toMatchObject({ inFlight: 0, peak, limit });
        },
      ),
      { numRuns: 30 },
    );
  });

  it('passes on what the work returns or throws, and frees the slot either way', async () => {
    const gate = createGate({ limit: 1 });
    await expect(gate.run(() => Promise.reject(new Error('no')), never)).rejects.toThrow('no');
    await expect(gate.run(() => Promise.resolve(7), never)).resolves.toBe(7);
  });

  it('lets a waiting call leave at once, and never starts it', async () => {
    const gate = createGate({ limit: 1 });
    const first = work();
    const running = gate.run(first.run, never);
    const controller = new AbortController();
    let started = false;
    const waiting = gate.run(async () => {
      started = true;
    }, controller.signal);
    await settled();
    controller.abort(new Error('cancelled'));
    await expect(waiting).rejects.toThrow('cancelled');
    expect(gate.load().inFlight).toBe(1);
    first.end();
    await running;
    await expect(gate.run(() => Promise.resolve('next'), never)).resolves.toBe('next');
    expect(started).toBe(false);
  });

  it('starts nothing while closed: neither new calls nor those that were queued', async () => {
    const clock = createTestClock();
    const gate = createGate({ limit: 1, clock });
    const first = work();
    const order: string[] = [];
    const running = gate.run(first.run, never);
    const queued = gate.run(async () => void order.push('queued'), never);
    await settled();
    gate.closeFor(2_000);
    gate.closeFor(500); // does not shorten
    const late = gate.run(async () => void order.push('late'), never);
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

  it('waits on when it is closed again in the meantime', async () => {
    const clock = createTestClock();
    const gate = createGate({ limit: 2, clock });
    gate.closeFor(1_000);
    let started = false;
    const waiting = gate.run(async () => {
      started = true;
    }, never);
    await settled();
    gate.closeFor(3_000);
    clock.advance(1_000);
    await settled();
    expect(started).toBe(false);
    clock.advance(2_000);
    await waiting;
  });

  it('lets a call leave while closed', async () => {
    const gate = createGate({ limit: 1, clock: createTestClock() });
    gate.closeFor(60_000);
    const controller = new AbortController();
    const waiting = gate.run(() => Promise.resolve(), controller.signal);
    controller.abort(new Error('cancelled'));
    await expect(waiting).rejects.toThrow('cancelled');
  });

  it('keeps to a limit that was lowered while it was closed', async () => {
    const clock = createTestClock();
    const gate = createGate({ limit: 4, clock });
    gate.closeFor(1_000);
    const works = Array.from({ length: 4 }, () => work());
    const all = works.map(({ run }) => gate.run(run, never));
    await settled();
    gate.setLimit(1);
    clock.advance(1_000);
    await settled();
    expect(gate.load()).toMatchObject({ inFlight: 1, limit: 1 });
    gate.setLimit(3);
    await settled();
    expect(gate.load().inFlight).toBe(3);
    for (const { end } of works) end();
    await Promise.all(all);
    expect(gate.load().peak).toBe(3);
  });

  it('tells the rate of the last seconds and the median latency of answers', async () => {
    const clock = createTestClock();
    const gate = createGate({ limit: 1, clock });
    expect(gate.load()).toMatchObject({ perSecond: 0, latencyMs: null });
    for (const latencyMs of [10, 500, 30]) await gate.run(async () => clock.advance(latencyMs), never);
    const failing = async () => {
      clock.advance(100);
      throw new Error('no answer');
    };
    await expect(gate.run(failing, never)).rejects.toThrow('no answer');
    expect(gate.load()).toMatchObject({ perSecond: 0.8, latencyMs: 30 });
    clock.advance(5_000);
    expect(gate.load().perSecond).toBe(0);
  });
});
