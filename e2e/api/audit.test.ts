import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allPages, answered, openTestApi, refused, type TestApi } from '#e2e/fixtures/test-api.ts';
import { auditListSchema } from '#lib/contract/audit.ts';
import { keyCreatedSchema } from '#lib/contract/keys.ts';
import { syncAcceptedSchema } from '#lib/contract/sync.ts';

let api: TestApi;
let chainId: string;
let otherId: string;
let shopIds: readonly string[];
beforeAll(async () => {
  api = await openTestApi();
  ({ chainId, shopIds } = await api.chainWith(2));
  ({ chainId: otherId } = await api.chainWith(1));
});
afterAll(() => api[Symbol.asyncDispose]());

type As = { readonly as?: string };

function ask(path: string, { as }: As = {}) {
  return api.get(path, as === undefined ? {} : { authorization: `Bearer ${as}` });
}

async function events(query = '', by: As = {}) {
  return (await answered(await ask(`/api/audit?${query}`, by), { schema: auditListSchema })).items;
}

/** A key limited to these chains. */
async function keyFor(chainIds: string[] | null, scope = 'admin') {
  const body = { name: '監査ツール', scope, chainIds, expiresAt: null };
  return (await answered(await api.post('/api/keys', body), { status: 201, schema: keyCreatedSchema })).secret;
}

type Line = { act?: string; at?: Date; chainId?: string | null; actorName?: string; subject?: string };

async function write(...lines: Line[]) {
  await api.db.auditEvent.createMany({
    data: lines.map(({ act = 'run-stopped', actorName = '書記', ...line }) => ({
      act,
      actorKind: 'person',
      actorName,
      ...line,
    })),
  });
}

const LONG_AGO = Date.UTC(2020, 0, 1);
/** `number` audit events from a period of their own, one second apart. */
const oldLines = (number: number, line: Line = {}): Line[] =>
  Array.from({ length: number }, (_line, place) => ({
    at: new Date(LONG_AGO + place * 1_000),
    subject: String(place),
    chainId,
    ...line,
  }));
const BEFORE_2021 = 'to=2021-01-01T00:00:00Z';

describe('the audit log', () => {
  it('records actor, action, shop, run, address and request id', async () => {
    const response = await api.ask('POST', `/api/shops/${shopIds[0]}/sync`, {
      body: {},
      headers: { 'x-request-id': 'a-request-of-mine' },
    });
    const { run } = await answered(response, { status: 202, schema: syncAcceptedSchema });
    await api.settle(run.id);
    const [newest] = await events(`chainId=${chainId}`);
    expect(newest).toMatchObject({
      act: 'sync-requested',
      actor: { kind: 'key', name: 'HAIZEN_API_KEY' },
      requestId: response.headers.get('x-request-id'),
      chain: { id: chainId, name: '居酒屋はいぜん' },
      shop: { id: shopIds[0], name: '1号店' },
      run: { id: run.id, number: run.number },
      before: null,
      after: { scope: 'shop', shops: 1 },
    });
  });

  it('records a change with its old and new values', async () => {
    await api.ask('PATCH', `/api/shops/${shopIds[1]}`, { body: { inScope: false } });
    const [newest] = await events('act=shop-scope-changed');
    expect(newest).toMatchObject({ before: { inScope: true }, after: { inScope: false } });
  });

  it('filters by chain, action, time and part of a name in any spelling', async () => {
    const at = (second: number) => new Date(LONG_AGO + second * 1_000 - 86_400_000);
    await write(
      { act: 'run-stopped', actorName: 'すずき 一郎', at: at(1), chainId, subject: 'a' },
      { act: 'chain-changed', actorName: 'すずき 一郎', at: at(2), chainId, subject: 'b' },
      { act: 'run-stopped', actorName: 'ＳＡＴＯ', at: at(3), chainId: otherId, subject: 'c' },
      { act: 'signed-in', actorName: 'ＳＡＴＯ', at: at(4), chainId: null, subject: 'd' },
    );
    const found = async (query: string) =>
      (await events(`${query}&from=2019-12-31T00:00:00Z&to=2020-01-01T00:00:00Z`)).map(({ subject }) => subject);
    expect(await found('')).toEqual(['d', 'c', 'b', 'a']);
    expect(await found(`chainId=${chainId}`)).toEqual(['b', 'a']);
    expect(await found('act=run-stopped')).toEqual(['c', 'a']);
    expect(await found(`actor=${encodeURIComponent('スズキ')}`)).toEqual(['b', 'a']);
    expect(await found('actor=sato')).toEqual(['d', 'c']);
    expect(await found(`actor=sato&chainId=${otherId}`)).toEqual(['c']);
    expect(await found(`actor=sato&chainId=${chainId}`)).toEqual([]);
    expect(await found('actor=nobody')).toEqual([]);
    const within = await events('from=2019-12-31T00:00:02Z&to=2019-12-31T00:00:04Z');
    expect(within.map(({ subject }) => subject)).toEqual(['c', 'b']);
  });

  it.each(['act=fire', 'from=yesterday', 'limit=0', 'limit=501', 'cursor=x', 'who=me', 'actor=%00'])(
    'rejects %s',
    async (query) => {
      expect((await refused(await ask(`/api/audit?${query}`), 422)).code).toBe('invalid-query');
    },
  );

  it('accepts any time, including times that Postgres cannot represent', async () => {
    expect(await events('to=0000-01-01T00:00:00Z')).toEqual([]);
    expect(await events('from=9999-12-31T23:59:59Z')).toEqual([]);
  });
});

describe('its pages', () => {
  it('list each event once, newest first, even with equal timestamps and concurrent writes', async () => {
    const same = oldLines(13).map((line) => ({ ...line, at: new Date(LONG_AGO) }));
    await write(...oldLines(12), ...same);
    const query = `chainId=${chainId}&from=2020-01-01T00:00:00Z&${BEFORE_2021}&limit=4`;
    const all = await allPages(async (cursor) => {
      const page = await answered(await ask(`/api/audit?${query}${cursor}`), { schema: auditListSchema });
      await write({ at: new Date(LONG_AGO + 500_000), chainId });
      return page;
    });
    // Each page holds only events that existed when it was read; newer ones would come before them.
    expect(all).toHaveLength(25);
    expect(new Set(all.map(({ id }) => id)).size).toBe(25);
    const order = all.map(({ at, id }) => `${at} ${id.padStart(20, '0')}`);
    expect(order).toEqual(order.toSorted().toReversed());
  });

  it('are the same for several chains and names, which are read separately', async () => {
    const at = Date.UTC(2018, 0, 1);
    const lines = Array.from({ length: 24 }, (_line, place) => ({
      at: new Date(at + place * 1_000),
      chainId: place % 2 === 0 ? chainId : otherId,
      actorName: `対の${place % 3}`,
      subject: String(place),
    }));
    await write(...lines);
    const newestFirst = lines.map(({ subject }) => subject).toReversed();
    const both = await keyFor([chainId, otherId]);
    for (const [filter, by] of [
      ['', { as: both }],
      [`&actor=${encodeURIComponent('対の')}`, {}],
      [`&actor=${encodeURIComponent('対の')}`, { as: both }],
    ] as const) {
      const query = `to=2018-02-01T00:00:00Z&limit=5${filter}`;
      const all = await allPages(async (cursor) =>
        answered(await ask(`/api/audit?${query}${cursor}`, by), { schema: auditListSchema }),
      );
      expect(all.map(({ subject }) => subject)).toEqual(newestFirst);
    }
  });
});

describe('access to it', () => {
  it('chain admins see only their chains; installation admins also see events without a chain', async () => {
    const secret = await keyFor([chainId]);
    const mine = await events('limit=500', { as: secret });
    expect(mine.length).toBeGreaterThan(0);
    expect(new Set(mine.map(({ chain }) => chain?.id))).toEqual(new Set([chainId]));
    const all = await events('limit=500');
    expect(all.some(({ chain }) => chain === null)).toBe(true);
    expect(all.some(({ chain }) => chain?.id === otherId)).toBe(true);
    for (const path of ['/api/audit', '/api/audit/export']) {
      expect((await refused(await ask(`${path}?chainId=${otherId}`, { as: secret }), 404)).code).toBe('not-found');
      expect((await refused(await ask(`${path}?chainId=nobody`), 404)).code).toBe('not-found');
    }
    const csv = await (await ask('/api/audit/export', { as: secret })).text();
    expect(csv).not.toContain('key-made');
    expect(csv).toContain('sync-requested');
  });

  it('non-admins see nothing', async () => {
    for (const scope of ['read', 'sync'])
      for (const path of ['/api/audit', '/api/audit/export']) {
        const secret = await keyFor(null, scope);
        expect((await refused(await ask(path, { as: secret }), 403)).code).toBe('forbidden');
      }
    expect((await refused(await ask('/api/audit', { as: 'wrong' }), 401)).code).toBe('unauthorized');
  });
});

describe('its export', () => {
  it('matches the list, formatted for Excel in the requested language', async () => {
    await write(...oldLines(3, { at: new Date(Date.UTC(2017, 5, 1)), actorName: '=cmd()' }));
    const query = 'from=2017-01-01T00:00:00Z&to=2018-01-01T00:00:00Z';
    const response = await api.get(`/api/audit/export?${query}&timeZone=Asia/Tokyo`, { 'accept-language': 'en' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/u);
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="haizen-audit-\d{4}-\d\d-\d\d\.csv"$/u,
    );
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [head, ...lines] = bytes.toString('utf8').trimEnd().split('\r\n');
    expect(head).toContain('Time (Asia/Tokyo)');
    expect(lines.map((line) => line.split(',')[0])).toEqual((await events(query)).map(({ id }) => id));
    for (const line of lines) expect(line).toContain(`,2017-06-01 09:00:00,Stopped a sync,run-stopped,'=cmd(),`);
  });

  it('covers all pages', async () => {
    await write(...oldLines(2_345, { at: new Date(Date.UTC(2016, 5, 1)) }));
    const query = 'from=2016-01-01T00:00:00Z&to=2017-01-01T00:00:00Z';
    const csv = await (await ask(`/api/audit/export?${query}`)).text();
    const ids = csv
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',')[0]);
    expect(new Set(ids).size).toBe(2_345);
    expect(ids).toHaveLength(2_345);
  });

  it.each(['timeZone=Mars/Base', 'limit=5', 'act=fire'])('rejects %s', async (query) => {
    expect((await refused(await ask(`/api/audit/export?${query}`), 422)).code).toBe('invalid-query');
  });
});
