import { expect, test } from 'vitest';
import { openTestWorld } from '#e2e/fixtures/test-world.ts';
import { DEFAULT_FEATURES } from '#lib/simulators/oder/schema.ts';

test('a platform that gains every feature costs no write while the POS has nothing for them (I9)', async () => {
  await using world = await openTestWorld({ shops: 2 });
  const brand = { kind: 'set-features', brandId: 'brand-1' } as const;
  world.oder.edit({ ...brand, features: [] });
  await world.finished(await world.sync());
  const before = world.oder.menu('101');
  expect(before?.items.length).toBeGreaterThan(0);

  world.oder.edit({ ...brand, features: [...DEFAULT_FEATURES] });
  world.oder.resetRecord();
  const run = await world.finished(await world.sync());
  expect(run.counts).toMatchObject({ SUCCEEDED: 2 });
  expect(world.oder.record().requests.filter(({ method }) => method === 'PUT')).toEqual([]);
  expect(world.oder.menu('101')).toEqual(before);
});
