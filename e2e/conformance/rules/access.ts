import { Broken, expectStatus } from '#e2e/conformance/expectations.ts';
import type { Rule } from '#e2e/conformance/rule.ts';
import type { Site } from '#e2e/conformance/site.ts';

/** Who may ask, and what can be found. */
export const ACCESS_RULES: readonly Rule[] = [
  {
    id: 'token',
    says: '401 without a token and with a wrong one, on reads and writes; nothing is applied.',
    async check({ client, paths, readCategories, categoriesWith }) {
      const before = await readCategories();
      for (const token of [null, 'not-a-token']) {
        expectStatus(await client.get(paths.brand, { token }), 401);
        expectStatus(await client.put(paths.categories, categoriesWith([]), { token }), 401);
      }
      if ((await readCategories()).length !== before.length) throw new Broken('a write without a token was applied');
    },
  },
  {
    id: 'not-found',
    says: '404 for a brand or a shop that does not exist.',
    async check({ client }) {
      expectStatus(await client.get('/v1/brands/conformance-nobody'), 404);
      expectStatus(await client.get('/v1/shops/conformance-nobody/menu'), 404);
    },
  },
  {
    id: 'brand',
    says: 'GET brand has the asked id, a name and a currency.',
    async check({ client, paths, brand }) {
      const answer = await client.get(paths.brand);
      expectStatus(answer, 200);
      if (Reflect.get(Object(answer.body), 'id') !== brand.id) throw new Broken('the id is another one');
    },
  },
  {
    id: 'shops-paging',
    says: 'Following nextCursor ends, and lists each shop once.',
    async check(site) {
      const seen = new Set<string>();
      const cursors = new Set<string>();
      let cursor: string | undefined;
      do {
        const page = await shopsPage(site, cursor);
        for (const { id } of page.shops) {
          if (seen.has(id)) throw new Broken(`the shop ${id} is listed twice`);
          seen.add(id);
        }
        cursor = page.nextCursor;
        if (cursor !== undefined && cursors.has(cursor)) throw new Broken(`the cursor ${cursor} comes again`);
        if (cursor !== undefined) cursors.add(cursor);
      } while (cursor !== undefined);
    },
  },
  {
    id: 'bad-cursor',
    says: 'A cursor that was never given out is refused with 400, 404, 410 or 422.',
    async check({ client, paths }) {
      expectStatus(await client.get(`${paths.shops}?cursor=conformance-no-cursor`), 400, 404, 410, 422);
    },
  },
];

type ShopsPage = { readonly shops: readonly { readonly id: string }[]; readonly nextCursor?: string };

async function shopsPage({ client, paths }: Site, cursor: string | undefined): Promise<ShopsPage> {
  const query = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`;
  const answer = await client.get(`${paths.shops}${query}`);
  expectStatus(answer, 200);
  return answer.body as ShopsPage;
}
