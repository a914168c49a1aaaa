import { expectCode, expectSame, expectStatus } from '#e2e/conformance/expectations.ts';
import type { Rule } from '#e2e/conformance/rule.ts';
import { group, item, type Site } from '#e2e/conformance/site.ts';
import type { SoldOutIds } from '#lib/simulators/oder/schema.ts';

const feature = 'availability';
const [A, B] = ['conformance-a-v', 'conformance-b-v'] as const;
const menuOf = (site: Site) =>
  site.menuWith([item('a', { optionGroupIds: ['conformance-sauce'] }), item('b')], [group('sauce')]);
const sorted = ({ variantIds, optionIds }: SoldOutIds): SoldOutIds => ({
  variantIds: variantIds.toSorted(),
  optionIds: optionIds.toSorted(),
});
const body = (variantIds: readonly string[], optionIds: readonly string[] = []) => ({
  soldOut: { variantIds, optionIds },
});

async function expectSoldOut(site: Site, variantIds: readonly string[], optionIds: readonly string[] = []) {
  expectSame('what is sold out', sorted(await site.readSoldOut()), sorted({ variantIds, optionIds }));
}

/** What is sold out, as the POS says. */
export const AVAILABILITY_RULES: readonly Rule[] = [
  {
    id: 'availability-replaced',
    says: 'PUT availability replaces the whole POS-owned part, and GET returns it.',
    feature,
    async check(site) {
      const { client, paths } = site;
      await site.setUp(menuOf(site));
      expectStatus(await client.put(paths.availability, body([A, B], ['conformance-sauce-1'])), 200);
      await expectSoldOut(site, [A, B], ['conformance-sauce-1']);
      expectStatus(await client.put(paths.availability, body([B])), 200);
      await expectSoldOut(site, [B]);
      expectStatus(await client.put(paths.availability, body([])), 200);
      await expectSoldOut(site, []);
    },
  },
  {
    id: 'availability-unknown-ids',
    says: 'Ids that the menu does not have are ignored and listed in the response; the others are applied.',
    feature,
    async check(site) {
      await site.setUp(menuOf(site));
      const sent = body([A, 'conformance-nowhere'], ['conformance-nothing']);
      const answer = await site.client.put(site.paths.availability, sent);
      const unknown = { variantIds: ['conformance-nowhere'], optionIds: ['conformance-nothing'] };
      expectSame('the response', answer, { status: 200, body: { unknown } });
      await expectSoldOut(site, [A]);
    },
  },
  {
    id: 'availability-survives-menu',
    says: 'A menu leaves what is sold out alone, apart from what it no longer has; availability leaves the menu alone.',
    feature,
    async check(site) {
      const { client, paths } = site;
      await site.setUp(menuOf(site));
      expectStatus(await client.put(paths.availability, body([A, B])), 200);
      const onlyA = site.menuWith([item('a', { name: 'Renamed' })]);
      expectStatus(await client.put(paths.menu, onlyA), 200);
      await expectSoldOut(site, [A]);
      const menu = await site.readMenu();
      expectStatus(await client.put(paths.availability, body([])), 200);
      expectSame('the menu', await site.readMenu(), menu);
    },
  },
  {
    id: 'availability-own-state',
    says: "Availability leaves the platform's own part alone.",
    feature,
    async check(site) {
      if (site.readOwnState === null) return;
      await site.setUp(menuOf(site));
      expectStatus(await site.client.put(site.paths.availability, body([A])), 200);
      expectSame('the own state', await site.readOwnState(), site.original.ownState);
    },
  },
  {
    id: 'availability-write-rules',
    says: 'Fence and key are as for menus: a lower fence is 409, a repeated key is not applied again.',
    feature,
    async check(site) {
      const { client, paths } = site;
      await site.setUp(menuOf(site));
      const key = client.freshKey();
      const first = await client.put(paths.availability, body([A]), { key });
      expectStatus(await client.put(paths.availability, body([B])), 200);
      expectSame('the response', await client.put(paths.availability, body([A]), { key }), first);
      expectCode(await client.put(paths.availability, body([]), { key }), 422, 'idempotency-key-reused');
      expectCode(await client.put(paths.availability, body([A]), { key: null }), 400, 'idempotency-key-missing');
      const stale = client.fence;
      client.raiseFence();
      expectStatus(await client.get(paths.availability), 200);
      expectCode(await client.put(paths.availability, body([A]), { fence: stale }), 409, 'stale-fence');
      await expectSoldOut(site, [B]);
    },
  },
  {
    id: 'availability-shape',
    says: 'A body without one of the two lists is 422, and applies nothing.',
    feature,
    async check(site) {
      const { client, paths } = site;
      await site.setUp(menuOf(site));
      expectStatus(await client.put(paths.availability, body([A])), 200);
      expectStatus(await client.put(paths.availability, { soldOut: { variantIds: [] } }), 422);
      await expectSoldOut(site, [A]);
    },
  },
  {
    id: 'availability-absent',
    says: 'Without the feature, its path is 404.',
    async check({ client, paths, brand }) {
      if (brand.features.includes(feature)) return;
      expectStatus(await client.get(paths.availability), 404);
      expectStatus(await client.put(paths.availability, body([])), 404);
    },
  },
];
