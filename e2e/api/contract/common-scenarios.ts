import { requestHashOf } from '#lib/api/idempotent.ts';
import { createRateLimits } from '#lib/api/rate-limits.ts';
import type { ProblemCode } from '#lib/domain/problems.ts';
import type { OperationName } from '#lib/operations/operations.ts';
import { haizen } from '#lib/process/routes.ts';
import { StoreUnavailable } from '#lib/sync/store-errors.ts';
import { operationOf } from './open-document.ts';
import { isForKeys, SEALED_ELSEWHERE, type Stage } from './stage.ts';

type Common = (name: OperationName, stage: Stage, body: unknown) => Promise<Response>;

const NOBODY = {
  params: Object.fromEntries(
    ['chainId', 'shopId', 'runId', 'keyId', 'personId', 'invitationId', 'sessionId'].map((id) => [id, 'nobody']),
  ),
};

/** Problems that any operation can return before its own logic runs, provoked the same way for each. */
export const COMMON: Partial<Record<ProblemCode, Common>> = {
  'cross-site': (name, stage) => {
    const isSafe = operationOf(name).method === 'GET';
    // A key does not come from a browser, so it may use any host name.
    return stage.call(name, {
      as: {},
      headers: isSafe ? { host: 'evil.example' } : { 'sec-fetch-site': 'cross-site' },
    });
  },
  'too-many-requests': (name, stage) => stage.limited(createRateLimits(0), () => stage.call(name)),
  unauthorized: (name, stage) => stage.call(name, { as: { authorization: 'Bearer of-nobody' } }),
  forbidden: async (name, stage) => stage.call(name, { as: await tooWeak(name, stage) }),
  'not-found': (name, stage, body) => stage.call(name, { ...NOBODY, body }),
  'idempotency-key-invalid': (name, stage) => stage.call(name, { headers: { 'idempotency-key': 'x'.repeat(201) } }),
  'idempotency-key-reused': async (name, stage) => {
    const headers = { 'idempotency-key': `reused-${name}` };
    await stage.call(name, { ...NOBODY, headers, body: { nothing: 'of use' } });
    return stage.call(name, { ...NOBODY, headers, body: { nothing: 'of use' }, query: { other: '1' } });
  },
  'idempotency-in-progress': async (name, stage) => {
    const key = `at-work-${name}`;
    await begin(name, { stage, key });
    return stage.call(name, { ...NOBODY, headers: { 'idempotency-key': key } });
  },
  'idempotency-unreadable': async (name, stage) => {
    const key = `unreadable-${name}`;
    const { answers } = await haizen();
    for (const beginning of await begin(name, { stage, key }))
      if (beginning.kind === 'begun') await answers.keep(beginning.id, { status: 200, headers: {}, body: '{}' });
    await stage.api.db.idempotentRequest.updateMany({ where: { key }, data: { body: SEALED_ELSEWHERE } });
    return stage.call(name, { ...NOBODY, headers: { 'idempotency-key': key } });
  },
  'invalid-query': (name, stage, body) => stage.call(name, { query: { nonsense: '1' }, body }),
  'body-too-large': (name, stage) => stage.call(name, { body: JSON.stringify({ x: 'x'.repeat(1_000_000) }) }),
  'invalid-body': (name, stage) => stage.call(name, { body: { nonsense: 1 } }),
  'not-ready': async (name, stage, body) => {
    // A new key, because a recently used key is cached and works briefly without the database.
    const as = isForKeys(name) ? { as: await stage.key('admin') } : {};
    return stage.away(() => stage.call(name, { ...as, body }));
  },
  'database-not-writable': (name, stage, body) =>
    failing(new StoreUnavailable(new Error('No space left on device'), 'not-writable'), () =>
      stage.call(name, { body }),
    ),
  internal: (name, stage, body) => failing(new Error('nobody foresaw this'), () => stage.call(name, { body })),
};

/** Begins the operation under this idempotency key as each caller of the stage, with `nobody` for every id. */
async function begin(name: OperationName, { stage, key }: { stage: Stage; key: string }) {
  const pathname = operationOf(name).path.replaceAll(/\{\w+\}/gu, 'nobody');
  const requestHash = requestHashOf([name, pathname, '', '']);
  const { answers } = await haizen();
  const callers = await principals(stage);
  return Promise.all(callers.map((principalId) => answers.begin({ principalId, key, requestHash })));
}

/** Makes everything fail with this error. */
async function failing(error: Error, call: () => Promise<Response>): Promise<Response> {
  const shared = globalThis as typeof globalThis & { haizen?: unknown };
  const whole = shared.haizen;
  const broken = new Proxy(
    {},
    {
      get(_target, name) {
        if (name === 'then') return undefined;
        throw error;
      },
    },
  );
  shared.haizen = Promise.resolve(broken);
  try {
    return await call();
  } finally {
    shared.haizen = whole;
  }
}

/** An authenticated caller without the required role. */
async function tooWeak(name: OperationName, stage: Stage): Promise<Readonly<Record<string, string>>> {
  const { access } = operationOf(name);
  if (!('scope' in access) || access.scope === null) return stage.key('admin');
  if (access.to === 'installation') return stage.key('admin', [stage.ids.chainId]);
  if (access.scope === 'admin') return stage.key('sync');
  if (access.scope === 'sync') return stage.key('read');
  return (await stage.member(null)).headers;
}

/** The principals that the stage's callers act as. */
async function principals(stage: Stage): Promise<readonly string[]> {
  const key = await stage.api.db.apiKey.findFirst({ where: { name: 'HAIZEN_API_KEY' } });
  return [`key ${key?.id}`, `person ${stage.admin.id}`];
}
