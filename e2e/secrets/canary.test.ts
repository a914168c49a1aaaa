import { expect, it } from 'vitest';
import { dumpDatabase } from '#e2e/fixtures/dump-database.ts';
import { openTestApi, type TestApi } from '#e2e/fixtures/test-api.ts';
import { TEST_SETTINGS } from '#e2e/fixtures/test-settings.ts';
import { until } from '#e2e/fixtures/until.ts';
import { connectedChainSchema } from '#lib/contract/chains.ts';
import { runDetailSchema } from '#lib/contract/run-detail.ts';
import { shopListSchema } from '#lib/contract/shops.ts';
import { syncAcceptedSchema } from '#lib/contract/sync.ts';
import { readEnv } from '#lib/process/env.ts';
import { openHaizen } from '#lib/process/haizen.ts';
import { openProcessParts } from '#lib/process/process-parts.ts';
import { makeAccount } from '#lib/simulators/accounts/make-account.ts';
import { makeBrand } from '#lib/simulators/accounts/make-brand.ts';
import { startOderSimulator } from '#lib/simulators/oder/start-oder-simulator.ts';
import type { Fault } from '#lib/simulators/server/fault.ts';
import { startSquareSimulator } from '#lib/simulators/square/start-square-simulator.ts';

const TOKENS = {
  pos: 'EAAAl9Qw+pos/canary-5e1f0b7d',
  ordering: 'oder+ordering/canary-c4a2d9f3',
  wrong: 'wrong+token/canary-77aa01c8',
  signature: 'signature+key/canary-51ce9d03',
  changed: 'EAAAl9Qw+changed/canary-0d9f3b1a',
};
const SECRETS = [...Object.values(TOKENS), TEST_SETTINGS.HAIZEN_SECRET];

/** Any ten characters of a token, in each encoding: an excerpt is a leak too. */
const PARTS = SECRETS.flatMap((secret) =>
  Array.from({ length: secret.length - 9 }, (_, at) => secret.slice(at, at + 10)),
);
const FORMS = [
  ...PARTS,
  ...PARTS.map(encodeURIComponent),
  ...SECRETS.flatMap((secret) =>
    (['base64', 'base64url', 'hex'] as const).map((form) => Buffer.from(secret).toString(form).slice(0, 20)),
  ),
];

function leaksIn(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) =>
    FORMS.filter((form) => text.includes(form)).map((form) => `${form} in ${text.slice(0, 300)}`),
  );
}

const json = { 'content-type': 'application/json' };

/** Every way for an upstream to echo the header it received. */
function echoes(token: string): readonly Fault[] {
  const header = `Authorization: Bearer ${token}`;
  const errors = [{ detail: `not accepted: ${header}`, field: token, code: token, message: header }];
  const body = JSON.stringify({ errors, detail: header, title: token });
  const answer = { kind: 'answer', status: 200, headers: json, body } as const;
  const cut = JSON.stringify({ message: `${header.slice(0, -6)}… is wrong`, at: token });
  return [
    ...[400, 401, 403, 404, 409, 422, 500].map((status) => ({ ...answer, status })),
    // Longer than any request waits.
    { ...answer, status: 429, headers: { ...json, 'retry-after': '7200' } },
    { ...answer, status: 400, body: cut },
    { ...answer, status: 400, body: JSON.stringify({ detail: `?access_token=${encodeURIComponent(token)}` }) },
    answer,
    { ...answer, body: header },
    { ...answer, body: `{"objects": ${token}` },
    { ...answer, headers: { 'content-type': `text/x-${token.replaceAll(/[^\w.-]/gu, '')}` } },
    { ...answer, status: 302, headers: { location: `https://x.test/?access_token=${token}` }, body: '' },
  ];
}

it('tokens never appear in a log line, a response or a database column', async () => {
  await using parts = new AsyncDisposableStack();
  const [lines, answers]: [string[], string[]] = [[], []];
  const onLog = (line: string) => void lines.push(line);
  const api = parts.use(await openTestApi({ onLog }));
  const account = makeAccount({ shops: 3, itemsPerShop: 4 });
  const square = await startSquareSimulator({ token: TOKENS.pos, account });
  parts.defer(() => square.stop());
  const oder = await startOderSimulator({ token: TOKENS.ordering, brands: [makeBrand(account, { id: 'brand' })] });
  parts.defer(() => oder.stop());
  const env = readEnv({
    ...TEST_SETTINGS,
    DATABASE_URL: api.databaseUrl,
    HAIZEN_ROLE: 'worker',
    HAIZEN_LOG_LEVEL: 'debug',
  });
  const worker = await openHaizen(env, openProcessParts(env, { write: onLog }));
  parts.defer(() => worker.close());

  const ask: TestApi['ask'] = async (method, path, asking) => {
    const response = await api.ask(method, path, asking);
    answers.push(`${method} ${path} ${JSON.stringify([...response.headers])} ${await response.clone().text()}`);
    return response;
  };
  const read = async <T>(schema: { parse(value: unknown): T }, path: string, method = 'GET') =>
    schema.parse(await (await ask(method, path)).json());
  const chain = {
    name: '炭火酒場つくよみ',
    pos: { kind: 'square', baseUrl: square.url, accessToken: TOKENS.pos },
    ordering: { kind: 'oder', baseUrl: oder.url, brandId: 'brand', token: TOKENS.ordering },
  };

  // Every kind of rejection in the API.
  for (const body of [
    { ...chain, pos: { ...chain.pos, accessToken: TOKENS.wrong } },
    { ...chain, ordering: { ...chain.ordering, token: TOKENS.wrong } },
    { ...chain, pos: { ...chain.pos, accessToken: [TOKENS.wrong] } },
    { ...chain, pos: { ...chain.pos, accessToken: TOKENS.wrong.repeat(100) } },
    { ...chain, ordering: { ...chain.ordering, baseUrl: `https://u:${TOKENS.wrong}@oder.example` } },
    { ...chain, ordering: { ...chain.ordering, baseUrl: 'ftp://oder.example' } },
    { ...chain, pos: { ...chain.pos, accessToken: `${TOKENS.wrong}\0` } },
    { ...chain, pos: { ...chain.pos, accessToken: `${TOKENS.wrong}\r\nx: y` } },
    JSON.stringify(chain).slice(0, -2),
    `{"pos": ${TOKENS.pos}}`,
  ]) {
    expect((await ask('POST', '/api/chains', { body })).status).toBe(422);
  }
  const created = await ask('POST', '/api/chains', { body: chain });
  const { id } = connectedChainSchema.parse(await created.json());
  expect((await ask('POST', '/api/chains', { body: chain })).status).toBe(409);
  for (const body of [{ pos: { accessToken: TOKENS.wrong } }, { ordering: { token: TOKENS.wrong } }]) {
    expect((await ask('PATCH', `/api/chains/${id}`, { body })).status).toBe(422);
  }
  await ask('PATCH', `/api/chains/${id}`, { body: { webhook: { signatureKey: TOKENS.signature } } });
  await ask('PATCH', `/api/chains/${id}`, { body: { webhook: { signatureKey: [TOKENS.signature] } } });
  await ask('POST', `/api/hooks/square/${id}`, { body: { event_id: 'e', type: 'x' } });
  await read({ parse: (value) => value }, `/api/chains/${id}/discover`, 'POST');

  async function sync(): Promise<string> {
    const accepted = await ask('POST', `/api/chains/${id}/sync`, { body: { full: true } });
    const { run } = syncAcceptedSchema.parse(await accepted.json());
    await until(async () => (await worker.read.runDetail(run.id))?.finishedAt ?? null);
    // A gate that is closed for long disappears with its conductor.
    await until(
      async () => (await api.db.conductorLease.findFirst({ where: { expiresAt: { lte: new Date() } } })) ?? null,
    );
    const { categories } = await read(runDetailSchema, `/api/runs/${run.id}`);
    await ask('GET', `/api/runs/${run.id}/results`);
    return categories.state;
  }
  expect(await sync()).toBe('SUCCEEDED');
  for (const [upstream, token, on] of [
    [square, TOKENS.pos, {}],
    [oder, TOKENS.ordering, {}],
    [oder, TOKENS.ordering, { method: 'PUT', shopId: '101' }],
  ] as const) {
    upstream.faults.set(echoes(token).slice(0, 1));
    await ask('POST', `/api/chains/${id}/discover`);
    for (const fault of echoes(token)) {
      // A single shop with this Retry-After blocks all others.
      if ('method' in on && 'status' in fault && fault.status === 429) continue;
      upstream.faults.set([{ ...fault, on }]);
      await sync();
      if (!('method' in on)) await ask('PATCH', `/api/chains/${id}`, { body: { pos: { accessToken: TOKENS.pos } } });
      upstream.faults.set([]);
    }
  }
  // An invalid token, and a changed one.
  await api.db.chain.update({ where: { id }, data: { posAccessToken: 'v1.gone.damaged' } });
  expect(await sync()).toBe('FAILED');
  await ask('PATCH', `/api/chains/${id}?verify=false`, { body: { pos: { accessToken: TOKENS.changed } } });

  const { items: shops } = await read(shopListSchema, `/api/chains/${id}/shops`);
  for (const path of ['/api/chains', `/api/chains/${id}`, `/api/chains/${id}/status`, '/api/runs', '/api/metrics']) {
    expect((await ask('GET', path)).status).toBe(200);
  }
  for (const path of ['/api/health', '/api/ready', `/api/chains/${id}/categories/held`, `/api/shops/${shops[0]?.id}`]) {
    await ask('GET', path);
  }
  answers.push((await worker.metrics.scrape()).text);

  const dump = await dumpDatabase(api.databaseUrl);
  // The dump covers the tables that hold tokens, and those they could have leaked to.
  const tables = new Set(dump.map(({ table }) => table));
  expect([...tables]).toEqual(expect.arrayContaining(['public.chain', 'public.sync_result', 'pgboss.job']));
  expect(dump.find(({ table }) => table === 'public.chain')?.row).toContain('炭火酒場つくよみ');
  expect(lines.length).toBeGreaterThan(100);
  expect(answers.length).toBeGreaterThan(100);
  expect(leaksIn([`Bearer ${TOKENS.pos.slice(0, 12)}`])).not.toEqual([]);

  expect(leaksIn(dump.map(({ table, row }) => `${table}: ${row}`))).toEqual([]);
  expect(leaksIn(lines)).toEqual([]);
  expect(leaksIn(answers)).toEqual([]);
});
