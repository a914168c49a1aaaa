import { expect, it } from 'vitest';
import { createHostCaps } from './host-caps.ts';
import { createRetryBudget } from './retry-budget.ts';

it('chains on the same host share its cap, for any path and port', async () => {
  const caps = createHostCaps(3);
  let [running, peak] = [0, 0];
  const work = async () => {
    running += 1;
    peak = Math.max(peak, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
  };
  const cap = caps.of('https://pos.example/a');
  const same = caps.of('https://pos.example/b');
  await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? cap : same)(work)));
  expect(peak).toBe(3);
  expect(caps.of('https://other.example')).not.toBe(cap);
});

it('retries are limited by the number of new requests, plus a reserve', () => {
  const budget = createRetryBudget({ limit: 2 });
  const spendAll = () => {
    let spent = 0;
    while (budget.spend()) spent += 1;
    return spent;
  };
  expect(spendAll()).toBe(20);
  for (let sent = 0; sent < 100; sent += 1) budget.earn();
  expect(spendAll()).toBe(20);
  for (let sent = 0; sent < 25; sent += 1) budget.earn();
  expect(spendAll()).toBe(5);
});
