import { expectCode, expectSame, expectStatus } from '#e2e/conformance/expectations.ts';
import type { Rule } from '#e2e/conformance/rule.ts';
import { item, ordered, type Site } from '#e2e/conformance/site.ts';

const LIMIT_BYTES = 5 * 1024 * 1024;

const priced = (site: Site, price: number) =>
  site.menuWith([item('price', { variants: [{ id: 'conformance-price-v', price }] })]);
const priceAt = async (site: Site) =>
  (await site.readMenu()).items.find(({ id }) => id === 'conformance-price')?.variants[0]?.price;

/** What all writes share: fence, key, size, encoding. */
export const WRITE_RULES: readonly Rule[] = [
  {
    id: 'fence-needed',
    says: 'A write without Sync-Fence is 400 fence-missing, with one that is no integer 400 bad-fence.',
    async check({ client, paths, menuWith }) {
      expectCode(await client.put(paths.menu, menuWith([]), { fence: null }), 400, 'fence-missing');
      expectCode(await client.put(paths.menu, menuWith([]), { fence: '1.5' }), 400, 'bad-fence');
    },
  },
  {
    id: 'fence-lower-write',
    says: 'A write with a lower fence is 409 stale-fence and applies nothing; an equal one is fine.',
    async check(site) {
      const { client, paths } = site;
      await site.setUp(priced(site, 100));
      const stale = client.fence;
      client.raiseFence();
      expectStatus(await client.put(paths.menu, priced(site, 200)), 200);
      expectCode(await client.put(paths.menu, priced(site, 300), { fence: stale }), 409, 'stale-fence');
      expectSame('the price', await priceAt(site), 200);
      expectStatus(await client.put(paths.menu, priced(site, 400)), 200);
      expectSame('the price', await priceAt(site), 400);
    },
  },
  {
    id: 'fence-lower-read',
    says: 'A read with a lower fence is 409 stale-fence; one without a fence is fine.',
    async check({ client, paths }) {
      const stale = client.fence;
      expectStatus(await client.get(paths.brand, { fence: client.raiseFence() }), 200);
      for (const path of [paths.brand, paths.categories, paths.menu]) {
        expectCode(await client.get(path, { fence: stale }), 409, 'stale-fence');
        expectStatus(await client.get(path, { fence: null }), 200);
      }
    },
  },
  {
    id: 'fence-raised-by-read',
    says: 'A read with a higher fence makes a later write with the old one 409.',
    async check({ client, paths, menuWith }) {
      const stale = client.fence;
      expectStatus(await client.get(paths.menu, { fence: client.raiseFence() }), 200);
      expectCode(await client.put(paths.menu, menuWith([]), { fence: stale }), 409, 'stale-fence');
    },
  },
  {
    id: 'fence-before-key',
    says: 'A repeated request with a lower fence is 409, not the remembered response.',
    async check(site) {
      const { client, paths } = site;
      await site.setUp(priced(site, 100));
      const key = client.freshKey();
      const stale = client.fence;
      expectStatus(await client.put(paths.menu, priced(site, 200), { key }), 200);
      client.raiseFence();
      expectStatus(await client.get(paths.brand), 200);
      expectCode(await client.put(paths.menu, priced(site, 200), { key, fence: stale }), 409, 'stale-fence');
    },
  },
  {
    id: 'key-needed',
    says: 'A write without Idempotency-Key is 400 idempotency-key-missing.',
    async check({ client, paths, menuWith }) {
      expectCode(await client.put(paths.menu, menuWith([]), { key: null }), 400, 'idempotency-key-missing');
    },
  },
  {
    id: 'key-repeats',
    says: 'The same key and request get the same response, and are not applied again.',
    async check(site) {
      const { client, paths } = site;
      await site.setUp(priced(site, 100));
      const key = client.freshKey();
      const first = await client.put(paths.menu, priced(site, 200), { key });
      expectStatus(first, 200);
      expectStatus(await client.put(paths.menu, priced(site, 300)), 200);
      expectSame('the response', await client.put(paths.menu, priced(site, 200), { key }), first);
      expectSame('the price', await priceAt(site), 300);
    },
  },
  {
    id: 'key-at-once',
    says: 'Two equal requests at the same time get the same response; 429 or 503 for one of them is fine.',
    async check(site) {
      const { client, paths } = site;
      await site.setUp(priced(site, 100));
      const key = client.freshKey();
      const answers = await Promise.all([1, 2].map(() => client.put(paths.menu, priced(site, 200), { key })));
      const done = answers.filter(({ status }) => status !== 429 && status !== 503);
      for (const answer of done) expectSame('the response', answer, done[0]);
      expectStatus(done[0] ?? { status: 503, body: null }, 200);
    },
  },
  {
    id: 'key-reused',
    says: 'The same key with another body or path is 422 idempotency-key-reused, and applies nothing.',
    async check(site) {
      const { client, paths } = site;
      await site.setUp(priced(site, 100));
      const key = client.freshKey();
      expectStatus(await client.put(paths.menu, priced(site, 200), { key }), 200);
      expectCode(await client.put(paths.menu, priced(site, 300), { key }), 422, 'idempotency-key-reused');
      expectSame('the price', await priceAt(site), 200);
      const categories = await client.put(paths.categories, site.categoriesWith([]), { key });
      expectCode(categories, 422, 'idempotency-key-reused');
    },
  },
  {
    id: 'content-comes-back',
    says: 'A body that was published before is applied again under another key.',
    async check(site) {
      const { client, paths } = site;
      await site.setUp(priced(site, 100));
      expectStatus(await client.put(paths.menu, priced(site, 200)), 200);
      expectStatus(await client.put(paths.menu, priced(site, 100)), 200);
      expectSame('the price', await priceAt(site), 100);
    },
  },
  {
    id: 'not-json',
    says: 'A body that is not JSON is 400, and applies nothing.',
    async check(site) {
      const menu = site.menuWith([item('kept')]);
      await site.setUp(menu);
      expectStatus(await site.client.put(site.paths.menu, '{"items":'), 400);
      expectSame('the menu', ordered(await site.readMenu()), ordered(menu));
    },
  },
  {
    id: 'gzip',
    says: 'A body with Content-Encoding: gzip is accepted.',
    async check(site) {
      await site.setUp(priced(site, 100));
      expectStatus(await site.client.put(site.paths.menu, priced(site, 200), { gzip: true }), 200);
      expectSame('the price', await priceAt(site), 200);
    },
  },
  {
    id: 'body-limit',
    says: 'A body of 5 MB is accepted, a larger one is 413, measured after decompression.',
    async check(site) {
      const { client, paths } = site;
      const text = JSON.stringify(priced(site, 200));
      const largest = text.padEnd(LIMIT_BYTES - (Buffer.byteLength(text) - text.length));
      await site.setUp(priced(site, 100));
      expectStatus(await client.put(paths.menu, largest), 200);
      expectSame('the price', await priceAt(site), 200);
      expectStatus(await client.put(paths.menu, `${largest} `), 413);
      expectStatus(await client.put(paths.menu, `${largest} `, { gzip: true }), 413);
    },
  },
];
