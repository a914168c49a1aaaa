import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createSlowHash } from './slow-hash.ts';

test('many concurrent sign-ins do not starve other work of threads', async () => {
  const slowHash = createSlowHash();
  let ended = 0;
  const hashing = Array.from({ length: 12 }, async () => {
    const hash = await slowHash.hash('horse-battery-staple 1');
    ended++;
    return hash;
  });
  await setImmediate();
  await crypto.subtle.digest('SHA-256', new Uint8Array(1));
  expect(ended).toBeLessThan(3);
  const [hash = ''] = await Promise.all(hashing);
  expect(await slowHash.verify({ hash, password: 'horse-battery-staple 1' })).toBe(true);
  expect(await slowHash.verify({ hash, password: 'horse-battery-staple 2' })).toBe(false);
});
