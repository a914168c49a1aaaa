import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { linkSignals } from './link-signals.ts';

it('stops its timeout while paused and continues it afterwards', async () => {
  const linked = linkSignals([], 20);
  const resume = linked.pauseTimeout();
  linked.pauseTimeout();
  await sleep(60);
  expect(linked.signal.aborted).toBe(false);
  resume();
  resume();
  await once(linked.signal, 'abort');
  expect(linked.signal.reason).toMatchObject({ name: 'TimeoutError' });
  linked.dispose();
});

it('follows its sources while paused', () => {
  const source = new AbortController();
  const linked = linkSignals([source.signal], 20);
  linked.pauseTimeout();
  source.abort(new Error('given up'));
  expect(linked.signal.reason).toEqual(new Error('given up'));
  linked.dispose();
});
