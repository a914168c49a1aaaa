import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answered, openTestApi, type TestApi } from '#e2e/fixtures/test-api.ts';
import { PASSWORD, openTestBrowser, nextAddress, signedIn, type TestPerson } from '#e2e/fixtures/test-people.ts';
import { keyCreatedSchema, keyListSchema } from '#lib/contract/keys.ts';
import { grantsSetSchema, personListSchema, personRemovedSchema } from '#lib/contract/people.ts';
import type { Grant } from '#lib/domain/access.ts';

let api: TestApi;
let chainId: string;
let otherId: string;
let admin: TestPerson;
beforeAll(async () => {
  api = await openTestApi();
  ({ chainId } = await api.chainWith(1));
  ({ chainId: otherId } = await api.chainWith(1));
  admin = await signedIn(api, { email: 'admin@example.com', grants: [{ role: 'admin', chainId: null }] });
});
afterAll(() => api[Symbol.asyncDispose]());

let people = 0;

/** A person with these roles, and what they and their keys can do. */
async function creator(...grants: Grant[]) {
  people += 1;
  const person = await signedIn(api, { email: `creator-${people}@example.com`, grants });
  const { items } = await answered(await admin.ask('GET', '/api/people'), { schema: personListSchema });
  const id = items.find(({ email }) => email === person.email)?.id ?? '';
  return {
    id,
    email: person.email,
    make: (chainIds: string[] | null) => makeKey((body) => person.ask('POST', '/api/keys', body), chainIds),
  };
}

type Post = (body: object) => Promise<Response>;

async function makeKey(post: Post, chainIds: string[] | null) {
  const response = await post({ name: '在庫ツール', scope: 'admin', chainIds, expiresAt: null });
  const { key, secret } = await answered(response, { status: 201, schema: keyCreatedSchema });
  const headers = { authorization: `Bearer ${secret}` };
  return {
    id: key.id,
    make: (inner: string[] | null) => makeKey((body) => api.ask('POST', '/api/keys', { body, headers }), inner),
    /** The chains it can access; null if it is rejected. */
    async opens() {
      const response = await api.ask('GET', '/api/chains', { headers });
      if (response.status === 401) return null;
      const { items } = (await response.json()) as { items: { id: string }[] };
      return items.map(({ id }) => id).toSorted();
    },
  };
}

const everywhere: Grant = { role: 'admin', chainId: null };
const here = (): Grant => ({ role: 'admin', chainId });
const there = (): Grant => ({ role: 'admin', chainId: otherId });
const both = () => [chainId, otherId].toSorted();

const remove = async (id: string, query = '') =>
  answered(await admin.ask('DELETE', `/api/people/${id}${query}`), { schema: personRemovedSchema });
const setGrants = async (id: string, grants: Grant[], { by = admin, query = '' } = {}) =>
  answered(await by.ask('PUT', `/api/people/${id}/grants${query}`, { grants }), { schema: grantsSetSchema });

describe('a removed person', () => {
  it('loses the keys they created, and the keys created by those', async () => {
    const person = await creator(everywhere);
    const [first, second] = [await person.make(null), await person.make([chainId])];
    const third = await first.make([otherId]);
    const { keys } = await remove(person.id);
    expect(keys.map(({ id }) => id).toSorted()).toEqual([first.id, second.id, third.id].toSorted());
    expect(keys.every(({ revokedAt }) => revokedAt !== null)).toBe(true);
    expect(await Promise.all([first.opens(), second.opens(), third.opens()])).toEqual([null, null, null]);
  });

  it('keeps them if the request says so', async () => {
    const person = await creator(everywhere);
    const key = await person.make(null);
    expect(await remove(person.id, '?revokeKeys=false')).toEqual({ status: 'ok', keys: [] });
    expect(await key.opens()).toEqual(both());
  });

  it('does not affect keys of anyone else', async () => {
    const [person, other] = [await creator(everywhere), await creator(everywhere)];
    const key = await other.make(null);
    await remove(person.id);
    expect(await key.opens()).toEqual(both());
  });
});

describe('a person who is no longer an admin', () => {
  it.each<[string, () => Grant[], () => Grant[]]>([
    ['of all chains, and of none', () => [everywhere], () => []],
    ['of all chains, but operates them', () => [everywhere], () => [{ role: 'operator', chainId: null }]],
    ['of a chain, but looks at it', () => [here(), there()], () => [{ role: 'viewer', chainId }]],
  ])('%s: loses the keys', async (_what, before, after) => {
    const person = await creator(...before());
    const key = await person.make([chainId]);
    const inner = await key.make([chainId]);
    const { keys } = await setGrants(person.id, after());
    expect(keys.map(({ id }) => id).toSorted()).toEqual([key.id, inner.id].toSorted());
    expect([await key.opens(), await inner.opens()]).toEqual([null, null]);
  });

  it('of all chains except one: a key for all is revoked, one for several keeps that one', async () => {
    const person = await creator(everywhere);
    const [all, several] = [await person.make(null), await person.make([chainId, otherId])];
    const [innerBoth, innerThere] = [await several.make([chainId, otherId]), await several.make([otherId])];
    const { keys } = await setGrants(person.id, [here()]);
    expect(keys.map(({ id }) => id).toSorted()).toEqual([all.id, several.id, innerBoth.id, innerThere.id].toSorted());
    expect(await all.opens()).toBeNull();
    expect(await several.opens()).toEqual([chainId]);
    expect(await innerBoth.opens()).toEqual([chainId]);
    expect(await innerThere.opens()).toBeNull();
    const events = await api.db.auditEvent.findMany({ where: { act: 'key-limited' } });
    expect(events.map(({ before, after }) => [before, after])).toEqual([
      [{ chainIds: [chainId, otherId] }, { chainIds: [chainId] }],
      [{ chainIds: [chainId, otherId] }, { chainIds: [chainId] }],
    ]);
  });

  it('keeps them if the request says so, and if the keys do not depend on the lost role', async () => {
    const person = await creator(here(), there());
    const key = await person.make([chainId]);
    expect((await setGrants(person.id, [here()])).keys).toEqual([]);
    expect((await setGrants(person.id, [], { query: '?revokeKeys=false' })).keys).toEqual([]);
    expect(await key.opens()).toEqual([chainId]);
  });

  it('of another admin’s chain: that admin cannot see the key, and removes only that chain from it', async () => {
    const person = await creator(here(), there());
    const key = await person.make([chainId, otherId]);
    const own = await person.make([chainId]);
    const keeper = await signedIn(api, { email: 'keeper@example.com', grants: [here()] });
    const { keys } = await setGrants(person.id, [], { by: keeper });
    expect(keys.map(({ id }) => id)).toEqual([own.id]);
    expect([await key.opens(), await own.opens()]).toEqual([[otherId], null]);
    const { items } = await answered(await keeper.ask('GET', '/api/keys'), { schema: keyListSchema });
    expect(items.map(({ id }) => id)).not.toContain(key.id);
  });
});

it('no key survives that is created while its creator is being removed', async () => {
  for (let round = 0; round < 5; round += 1) {
    const person = await creator(everywhere);
    const browser = openTestBrowser(api, { address: nextAddress() });
    expect((await browser.ask('POST', '/api/session', { email: person.email, password: PASSWORD })).status).toBe(200);
    const body = { name: 'late', scope: 'admin', chainIds: null, expiresAt: null };
    const making = Array.from({ length: 4 }, () => browser.ask('POST', '/api/keys', body));
    await Promise.all([remove(person.id), ...making]);
    expect(await api.db.apiKey.count({ where: { createdById: person.id, revokedAt: null } })).toBe(0);
  }
});
