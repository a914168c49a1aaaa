import { expect } from '@playwright/test';
import { test } from './fixtures/browser/test.ts';

/** Fast enough for a spec, slow enough that requests overlap. */
const ANSWER_MS = { kind: 'uniform', minMs: 20, maxMs: 80 } as const;

test("the upstreams' own record: categories first, within the limits, nothing twice", async ({ sync, world }) => {
  const { limits } = await world.haizen.chain();
  const category = await world.pos.renameCategory();
  await world.pos.raisePrice('瓶ビール');
  await world.pos.setLatency(ANSWER_MS);
  await world.ordering.setLatency(ANSWER_MS);
  await sync.open();
  await sync.syncAll.click();
  // The card may show success from before the press; the record shows that the run has taken place.
  await expect.poll(async () => (await world.ordering.writes()).menus.length).toBe(23);
  await expect(sync.syncAll).toHaveAccessibleName('全店舗を同期');
  await expect(sync.card).toContainText('すべて同期済みです');

  const { menus, categories } = await world.ordering.writes();
  expect(categories).toHaveLength(1);
  expect(menus).toHaveLength(23);
  const categoriesDoneAt = categories[0]?.finishedAt ?? Infinity;
  for (const menu of menus) expect(menu.startedAt).toBeGreaterThanOrEqual(categoriesDoneAt);
  expect(await world.ordering.categoryNames()).toContain(category);

  const { peakInFlight: posPeak } = await world.pos.record();
  const { peakInFlight: orderingPeak } = await world.ordering.record();
  expect(posPeak).toBeLessThanOrEqual(limits.pos);
  expect(orderingPeak).toBeLessThanOrEqual(limits.ordering);
  // Not strictly sequential either.
  expect(orderingPeak).toBeGreaterThan(1);
  expect(Math.max(...menus.map(({ inFlight }) => inFlight))).toBeLessThanOrEqual(limits.shops);

  await world.settle();
  await Promise.all([world.pos.forget(), world.ordering.forget()]);
  const before = await world.haizen.newestNumber();
  await sync.syncAll.click();
  const second = await world.haizen.finished((await world.haizen.newestAfter(before)).id);
  expect(second.counts.SUCCEEDED).toBe(23);
  expect(await world.ordering.writes()).toEqual({ menus: [], categories: [] });
  expect((await world.pos.record()).total).toBeGreaterThan(0);
});
