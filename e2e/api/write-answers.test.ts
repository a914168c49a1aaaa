import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi } from '#e2e/fixtures/test-api.ts';
import { PASSWORD, signedIn } from '#e2e/fixtures/test-people.ts';
import { statusOkSchema } from '#lib/contract/common.ts';
import { signedInSchema } from '#lib/contract/session.ts';
import type { Operation } from '#lib/operations/operation.ts';
import { type Operations, OPERATIONS } from '#lib/operations/operations.ts';
import { type DatabasePrint, databasePrint } from './bad-input/database-print.ts';

type WriteName = { [N in keyof Operations]: Operations[N]['method'] extends 'GET' ? never : N }[keyof Operations];

type Ask = (method: string, path: string, body?: unknown) => Promise<Response>;

/** An admin of one chain, in person and by key, next to a chain and people they have no access to. */
type World = {
  readonly here: { readonly chainId: string; readonly shopIds: readonly string[] };
  readonly elsewhere: { readonly chainId: string; readonly shopIds: readonly string[] };
  /** Ids from the other chain, by path parameter. */
  readonly foreign: Readonly<Record<string, readonly string[]>>;
  /** Someone with a role in both chains. */
  readonly bothId: string;
  readonly person: Ask;
  readonly key: Ask;
};

/** Every name in the other chain contains this. */
const MARK = 'elsewhere';

type Read = { readonly answered: unknown; readonly read: unknown };

type Case = {
  /** A valid body. */
  readonly body?: unknown;
  /** Bodies that refer to the other chain, or ask for more access than the admin has. */
  readonly foreignBodies?: (world: World) => readonly unknown[];
  /**
   * What a 2xx returns. `nothing`: only that it is done. `own`: what the caller has just sent, or what is returned only
   * here. `installation`: a chain admin is never allowed. Otherwise both the response and the result of the matching
   * GET.
   */
  readonly tells: 'nothing' | 'own' | 'installation' | ((ask: Ask, world: World) => Promise<Read>);
};

const NEW_KEY = { name: 'ツール', scope: 'read', chainIds: null, expiresAt: null };
/** Common to approving and discarding. */
const APPROVAL = { planHash: 'the-plan-that-was-shown', reason: '確認済み' };
const TOKEN = { token: 'nothing' };
const CODE = { code: '123456' };
const PASSWORDS = { password: PASSWORD };

const CASES: Readonly<Record<WriteName, Case>> = {
  createChain: { tells: 'installation' },
  changeChain: {
    body: { limits: { shops: 3 } },
    tells: async (ask, { here }) => ({
      answered: await bodyOf(ask('PATCH', `/api/chains/${here.chainId}`, { limits: { shops: 3 } })),
      read: await bodyOf(ask('GET', `/api/chains/${here.chainId}`)),
    }),
  },
  discoverShops: { body: {}, tells: discovered },
  changeShop: {
    body: { inScope: true },
    tells: async (ask, { here }) => {
      const path = `/api/shops/${here.shopIds[2]}`;
      return { answered: await bodyOf(ask('PATCH', path, { inScope: false })), read: await bodyOf(ask('GET', path)) };
    },
  },
  syncChain: {
    body: {},
    foreignBodies: ({ elsewhere }) => [
      { shopIds: [elsewhere.shopIds[0]] },
      { shopIds: [elsewhere.shopIds[0]], onBusy: 'skip' },
      { shopIds: [elsewhere.shopIds[0]], ifRunning: 'attach' },
    ],
    tells: (ask, { here }) => started(ask, here, `/api/chains/${here.chainId}/sync`, { shopIds: [here.shopIds[0]] }),
  },
  syncShop: {
    body: {},
    tells: (ask, { here }) => started(ask, here, `/api/shops/${here.shopIds[1]}/sync`, {}),
  },
  cancelRun: {
    body: {},
    tells: async (ask, { here }) => {
      const { id } = (await started(ask, here, `/api/shops/${here.shopIds[3]}/sync`, {})).read as { id: string };
      const { run } = (await bodyOf(ask('POST', `/api/runs/${id}/cancel`, {}))) as { run: unknown };
      return { answered: run, read: await runOf(ask, here.chainId, id) };
    },
  },
  retryRun: { body: {}, tells: retried },
  approveMenu: {
    body: APPROVAL,
    tells: (ask, { here }) => approved(ask, here, `/api/shops/${here.shopIds[5]}/approve`, { shopId: here.shopIds[5] }),
  },
  discardMenu: {
    body: APPROVAL,
    tells: async (ask, { here }) => {
      await hold({ shopId: here.shopIds[6] ?? '' });
      return {
        answered: await bodyOf(ask('POST', `/api/shops/${here.shopIds[6]}/discard`, APPROVAL)),
        read: await bodyOf(ask('GET', `/api/shops/${here.shopIds[6]}`)),
      };
    },
  },
  approveCategories: {
    body: APPROVAL,
    tells: async (ask, { here }) => {
      // A chain's categories belong to a run over all of its shops.
      await api.db.syncState.updateMany({ where: { chainId: here.chainId }, data: { state: 'IDLE', runId: null } });
      return approved(ask, here, `/api/chains/${here.chainId}/categories/approve`, {
        chainId: here.chainId,
        kind: 'CATEGORIES',
      });
    },
  },
  discardCategories: {
    body: APPROVAL,
    tells: async (ask, { here }) => {
      // An approved plan no longer counts as held while its run is in progress.
      const open = { chainId: here.chainId, finishedAt: null };
      await api.db.syncRun.updateMany({ where: open, data: { finishedAt: new Date() } });
      await hold({ chainId: here.chainId, kind: 'CATEGORIES' });
      return {
        answered: await bodyOf(ask('POST', `/api/chains/${here.chainId}/categories/discard`, APPROVAL)),
        read: await bodyOf(ask('GET', `/api/chains/${here.chainId}`)),
      };
    },
  },

  signIn: { body: { email: 'anonymous@elsewhere.example', ...PASSWORDS }, tells: 'nothing' },
  signInSecondFactor: { body: CODE, tells: 'nothing' },
  signInTrial: { body: {}, tells: 'nothing' },
  signOut: { tells: 'nothing' },
  endSession: { tells: 'nothing' },
  endOtherSessions: { tells: 'nothing' },
  changePassword: { body: { current: PASSWORD, next: PASSWORD }, tells: 'nothing' },
  startSecondFactor: { body: PASSWORDS, tells: 'own' },
  confirmSecondFactor: { body: CODE, tells: 'nothing' },
  stopSecondFactor: { body: PASSWORDS, tells: 'nothing' },

  setGrants: {
    body: { grants: [] },
    foreignBodies: ({ elsewhere }) => [
      { grants: [{ role: 'viewer', chainId: elsewhere.chainId }] },
      { grants: [{ role: 'admin', chainId: null }] },
    ],
    tells: async (ask, { here, bothId }) => {
      const grants = [{ role: 'operator', chainId: here.chainId }];
      const { keys, ...person } = (await bodyOf(ask('PUT', `/api/people/${bothId}/grants`, { grants }))) as {
        keys: unknown;
      };
      expect(keys).toEqual([]);
      return { answered: person, read: await itemOf(ask, '/api/people', bothId) };
    },
  },
  removePerson: { tells: 'installation' },
  invite: {
    body: { email: 'new@example.com', role: 'viewer', chainId: null },
    foreignBodies: ({ elsewhere }) => [
      { email: 'anonymous@elsewhere.example', role: 'viewer', chainId: elsewhere.chainId },
      { email: 'new@example.com', role: 'viewer', chainId: null },
    ],
    // Whether the invited address has an account or roles elsewhere is revealed to the link's holder, not here.
    tells: async (ask, { here }) => {
      const body = { email: 'both@example.com', role: 'admin', chainId: here.chainId };
      const { invitation } = (await bodyOf(ask('POST', '/api/invitations', body))) as { invitation: { id: string } };
      return { answered: invitation, read: await itemOf(ask, '/api/invitations', invitation.id) };
    },
  },
  revokeInvitation: {
    tells: async (ask, { here }) => {
      const body = { email: 'soon-gone@example.com', role: 'viewer', chainId: here.chainId };
      const { invitation } = (await bodyOf(ask('POST', '/api/invitations', body))) as { invitation: { id: string } };
      const read = await itemOf(ask, '/api/invitations', invitation.id);
      return { answered: await bodyOf(ask('DELETE', `/api/invitations/${invitation.id}`)), read };
    },
  },
  lookInvitation: { body: TOKEN, tells: 'own' },
  acceptInvitation: { body: { ...TOKEN, ...PASSWORDS }, tells: 'nothing' },
  joinByInvitation: { body: TOKEN, tells: 'nothing' },

  createKey: {
    body: NEW_KEY,
    foreignBodies: ({ here, elsewhere }) => [
      NEW_KEY,
      { ...NEW_KEY, chainIds: [elsewhere.chainId] },
      { ...NEW_KEY, chainIds: [here.chainId, elsewhere.chainId] },
    ],
    tells: async (ask, { here }) => {
      const body = { ...NEW_KEY, chainIds: [here.chainId] };
      const { key } = (await bodyOf(ask('POST', '/api/keys', body))) as { key: { id: string } };
      return { answered: key, read: await itemOf(ask, '/api/keys', key.id) };
    },
  },
  revokeKey: {
    tells: async (ask, { here }) => {
      const body = { ...NEW_KEY, chainIds: [here.chainId] };
      const { key } = (await bodyOf(ask('POST', '/api/keys', body))) as { key: { id: string } };
      const { alsoRevoked, ...revoked } = (await bodyOf(ask('DELETE', `/api/keys/${key.id}`))) as {
        alsoRevoked: unknown;
      };
      expect(alsoRevoked).toEqual([]);
      return { answered: revoked, read: await itemOf(ask, '/api/keys', key.id) };
    },
  },
  receiveSquareEvent: { body: { event_id: 'foreign', type: 'location.created' }, tells: 'nothing' },
  switchTrial: { tells: 'installation' },
};

const writes = Object.entries(OPERATIONS).filter(([, { method }]) => method !== 'GET') as [WriteName, Operation][];

let api: TestApi;
let world: World;

beforeAll(async () => {
  api = await openTestApi({ settings: { HAIZEN_API_RATE: '100000' } });
  const here = await api.chainWith(Array.from({ length: 7 }, () => ({})));
  const elsewhere = await api.chainWith([{ name: `${MARK} shop` }]);
  const names = {
    name: `${MARK} chain`,
    orderingBaseUrl: `https://${MARK}.example`,
    posBaseUrl: `https://${MARK}.example`,
  };
  await api.db.chain.update({ where: { id: elsewhere.chainId }, data: names });
  const keeper = await signedIn(api, {
    email: 'keeper@example.com',
    grants: [{ role: 'admin', chainId: here.chainId }],
  });
  await signedIn(api, {
    email: `anonymous@${MARK}.example`,
    grants: [{ role: 'operator', chainId: elsewhere.chainId }],
  });
  await signedIn(api, { email: `nowhere@${MARK}.example`, grants: [] });
  await signedIn(api, { email: `over-all@${MARK}.example`, grants: [{ role: 'viewer', chainId: null }] });
  await signedIn(api, {
    email: 'both@example.com',
    grants: [
      { role: 'viewer', chainId: here.chainId },
      { role: 'operator', chainId: elsewhere.chainId },
    ],
  });
  const key = (await bodyOf(
    api.post('/api/keys', { ...NEW_KEY, name: 'keeper', scope: 'admin', chainIds: [here.chainId] }),
  )) as { secret: string };
  for (const chainIds of [[elsewhere.chainId], [here.chainId, elsewhere.chainId], null])
    await bodyOf(api.post('/api/keys', { ...NEW_KEY, name: `${MARK} key`, chainIds }));
  const { run } = (await bodyOf(api.post(`/api/chains/${elsewhere.chainId}/sync`))) as { run: { id: string } };
  for (const target of [
    { shopId: elsewhere.shopIds[0] ?? '' },
    { chainId: elsewhere.chainId, kind: 'CATEGORIES' as const },
  ])
    await hold(target, run.id);
  await signedInAdminInvites(elsewhere.chainId);
  const users = await api.db.user.findMany({ select: { id: true, email: true, sessions: { select: { id: true } } } });
  const others = users.filter(({ email }) => email.includes(MARK));
  world = {
    here,
    elsewhere,
    foreign: {
      chainId: [elsewhere.chainId],
      shopId: elsewhere.shopIds,
      runId: [run.id],
      keyId: (await api.db.apiKey.findMany({ where: { name: { contains: MARK } } })).map(({ id }) => id),
      personId: others.map(({ id }) => id),
      invitationId: (await api.db.invitation.findMany({ where: { email: { contains: `invited@${MARK}` } } })).map(
        ({ id }) => id,
      ),
      sessionId: others.flatMap(({ sessions }) => sessions.map(({ id }) => id)),
    },
    bothId: users.find(({ email }) => email === 'both@example.com')?.id ?? '',
    person: (method, path, body) => keeper.ask(method, path, body),
    key: (method, path, body) => api.ask(method, path, { body, headers: { authorization: `Bearer ${key.secret}` } }),
  };
});
afterAll(() => api[Symbol.asyncDispose]());

async function signedInAdminInvites(chainId: string) {
  const admin = await signedIn(api, { email: 'admin@example.com', grants: [{ role: 'admin', chainId: null }] });
  await bodyOf(admin.ask('POST', '/api/invitations', { email: `invited@${MARK}.example`, role: 'viewer', chainId }));
}

async function bodyOf(pending: Promise<Response>): Promise<unknown> {
  const response = await pending;
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${text}`);
  return JSON.parse(text);
}

async function itemOf(ask: Ask, path: string, id: string): Promise<unknown> {
  const { items } = (await bodyOf(ask('GET', path))) as { items: { id: string }[] };
  return items.find((item) => item.id === id);
}

const runOf = (ask: Ask, chainId: string, id: string) => itemOf(ask, `/api/runs?chainId=${chainId}`, id);

async function started(ask: Ask, here: World['here'], path: string, body: unknown): Promise<Read> {
  const { run } = (await bodyOf(ask('POST', path, body))) as { run: { id: string } };
  return { answered: run, read: await runOf(ask, here.chainId, run.id) };
}

async function retried(ask: Ask, { here }: World): Promise<Read> {
  const first = (await started(ask, here, `/api/shops/${here.shopIds[4]}/sync`, {})).read as { id: string };
  await api.settle(first.id, () => 'FAILED');
  return started(ask, here, `/api/runs/${first.id}/retry`, {});
}

async function approved(ask: Ask, here: World['here'], path: string, target: object): Promise<Read> {
  await hold(target);
  return started(ask, here, path, APPROVAL);
}

/** Holds targets as a conductor would. */
async function hold(where: object, runId = 'an-earlier-run'): Promise<void> {
  const { id: targetId } = await api.db.syncState.findFirstOrThrow({ where });
  const data = { state: 'HELD', outcome: 'HELD', runId: null, error: { code: 'held' } } as const;
  await api.db.syncState.update({ where: { id: targetId }, data });
  const plan = { runId, planHash: APPROVAL.planHash, counts: { created: 0, changed: 0, removed: 1, unchanged: 0 } };
  const context = { currency: 'JPY', totalBefore: 1, items: [], guess: null };
  const held = { targetId, ...plan, changes: [], checks: [], context };
  await api.db.heldPlan.upsert({ where: { targetId }, create: held, update: held });
}

/** Answers as a conductor would, once the request arrives. */
async function discovered(ask: Ask, { here }: World): Promise<Read> {
  const { chainId } = here;
  const result = { matched: [], onlyAtPos: [{ id: 'L2', name: '倉庫' }], onlyAtPlatform: [], unusable: [] };
  const pending = bodyOf(ask('POST', `/api/chains/${chainId}/discover`, {}));
  await expect
    .poll(async () => {
      const data = { state: 'SUCCEEDED', result, settledAt: new Date() } as const;
      return (await api.db.discovery.updateMany({ where: { chainId, state: 'QUEUED' }, data })).count;
    })
    .toBe(1);
  return { answered: await pending, read: result };
}

/** The operation's path with each of the foreign ids. */
function pathsElsewhere({ path }: Operation): string[] {
  const [, param] = /\{(\w+)\}/u.exec(path) ?? [];
  if (param === undefined) return [];
  return (world.foreign[param] ?? []).map((id) => path.replace(`{${param}}`, id));
}

/** A request without a valid signature leaves its time at the chain. */
async function printFor({ access }: Operation): Promise<DatabasePrint> {
  const { webhook_state: times = '', ...rest } = await databasePrint(api.db);
  return access.to === 'signature' ? rest : { ...rest, webhook_state: times };
}

const ASKERS = ['person', 'key'] as const;

describe('foreign ids are answered like unknown ids, and nothing is written', () => {
  it.each(writes.filter(([, { path }]) => path.includes('{')))('%s', async (name, operation) => {
    const { body } = CASES[name];
    const paths = pathsElsewhere(operation);
    expect(paths.length).toBeGreaterThan(0);
    const before = await printFor(operation);
    for (const asker of ASKERS) {
      const nothing = await world[asker](operation.method, operation.path.replaceAll(/\{\w+\}/gu, 'nobody'), body);
      const wanted = [nothing.status, await nothing.text()];
      expect([403, 404]).toContain(nothing.status);
      for (const path of paths) {
        const response = await world[asker](operation.method, path, body);
        expect([response.status, await response.text()]).toEqual(wanted);
      }
    }
    expect(await printFor(operation)).toEqual(before);
  });
});

describe('a body that refers to another chain or asks for more access is rejected, and nothing is written', () => {
  it.each(writes.filter(([name]) => CASES[name].foreignBodies))('%s', async (name, operation) => {
    const bodies = CASES[name].foreignBodies?.(world) ?? [];
    const ids: Readonly<Record<string, string | undefined>> = { chainId: world.here.chainId, personId: world.bothId };
    const path = operation.path.replaceAll(/\{(\w+)\}/gu, (_all, param: string) => ids[param] ?? 'nobody');
    const before = await databasePrint(api.db);
    for (const asker of ASKERS) {
      for (const body of bodies) {
        const response = await world[asker](operation.method, path, body);
        expect([403, 404, 422]).toContain(response.status);
        expect(await response.text()).not.toContain(`${MARK} `);
      }
    }
    expect(await databasePrint(api.db)).toEqual(before);
  });
});

describe('a write returns no more than the caller could read', () => {
  const tells = (kind: Case['tells']) => writes.filter(([name]) => CASES[name].tells === kind);
  const resources = writes.flatMap(([name]) => {
    const { tells: compare } = CASES[name];
    return typeof compare === 'function' ? [[name, compare] as const] : [];
  });

  it.each(resources)('%s returns what the matching GET returns', async (_name, compare) => {
    const { answered, read } = await compare(world.person, world);
    expect(answered).toEqual(read);
    const text = JSON.stringify(answered);
    for (const strange of [MARK, world.elsewhere.chainId, ...Object.values(world.foreign).flat()])
      expect(text).not.toContain(strange);
  });

  it.each(tells('nothing'))('%s returns only that it is done', (_name, { answers }) => {
    for (const schema of Object.values(answers)) expect([statusOkSchema, signedInSchema]).toContain(schema);
  });

  it.each(tells('installation'))('%s is not allowed for a chain admin', (_name, { access }) => {
    expect(access).toMatchObject({ to: 'installation' });
  });
});
