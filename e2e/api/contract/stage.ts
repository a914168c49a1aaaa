import { openApiRoutes } from '#e2e/fixtures/api-routes.ts';
import { openTestApi, TEST_KEY, type TestApi } from '#e2e/fixtures/test-api.ts';
import type { RateLimits } from '#lib/api/rate-limits.ts';
import { keyCreatedSchema } from '#lib/contract/keys.ts';
import { acceptsKey, type Role, type Scope } from '#lib/domain/access.ts';
import type { OperationName } from '#lib/operations/operations.ts';
import { readEnv } from '#lib/process/env.ts';
import { routeSettings } from '#lib/process/route-settings.ts';
import { haizen } from '#lib/process/routes.ts';
import type { Asking, Call, Ids } from './call.ts';
import { ADMIN_EMAIL, type Member, openMembers, PASSWORD } from './members.ts';
import { operationOf } from './open-document.ts';
import { someOfEach } from './some-of-each.ts';

export type Stage = AsyncDisposable & {
  readonly api: TestApi;
  readonly ids: Ids;
  /** The first admin, over everything. */
  readonly admin: Member;
  readonly call: Call;
  /** Sends any request unchanged. */
  send(request: Request): Promise<Response>;
  member(grant?: { readonly role: Role; readonly chainId: string | null } | null): Promise<Member>;
  key(scope: Scope, chainIds?: readonly string[] | null): Promise<Readonly<Record<string, string>>>;
  /** Runs `work` while the database is unreachable. */
  away<T>(work: () => Promise<T>): Promise<T>;
  /** Runs `work` under these rate limits; otherwise there are none. */
  limited<T>(limits: RateLimits, work: () => Promise<T>): Promise<T>;
};

const FREE: RateLimits = { caller: async () => {}, anonymous: async () => {}, signInAttempt: async () => {} };

/** The whole API with people and keys, for testing it against its document. */
export async function openStage(): Promise<Stage> {
  const settings = { HAIZEN_ADMIN_EMAIL: ADMIN_EMAIL, HAIZEN_ADMIN_PASSWORD: PASSWORD };
  const api = await openTestApi({ settings });
  await (await haizen()).welcome();
  const answer = await openApiRoutes();
  limit(FREE);
  let ids: Partial<Ids> = {};
  let admin: Member | null = null;

  async function call(name: OperationName, { params, query, body, headers, as }: Asking = {}): Promise<Response> {
    const { method, path, access } = operationOf(name);
    const values: Readonly<Record<string, string | undefined>> = { ...ids, ...params };
    const filled = path.replaceAll(/\{(\w+)\}/gu, (_all, param: string) =>
      encodeURIComponent(values[param] ?? 'nothing'),
    );
    const asker = as ?? (access.to === 'everyone' ? {} : isForKeys(name) ? KEY_HEADERS : (admin?.headers ?? {}));
    const search = query === undefined ? '' : `?${new URLSearchParams(query).toString()}`;
    return answer(
      new Request(`http://haizen.test${filled}${search}`, {
        method,
        headers: { 'sec-fetch-site': 'same-origin', ...asker, ...headers },
        ...(method !== 'GET' && body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    );
  }

  async function key(scope: Scope, chainIds: readonly string[] | null = null) {
    const body = { name: 'ツール', scope, chainIds, expiresAt: null };
    const made = keyCreatedSchema.parse(await (await call('createKey', { body })).json());
    return { authorization: `Bearer ${made.secret}` };
  }

  const members = await openMembers(call);
  admin = members.first;
  const all = await someOfEach({ api, call, admin });
  ids = all;
  return {
    api,
    ids: all,
    admin,
    call,
    send: answer,
    member: members.another,
    key,
    async away(work) {
      await api.link.cut();
      try {
        return await work();
      } finally {
        await api.link.mend();
      }
    },
    async limited(limits, work) {
      limit(limits);
      try {
        return await work();
      } finally {
        limit(FREE);
      }
    },
    [Symbol.asyncDispose]: () => api[Symbol.asyncDispose](),
  };
}

/** Sealed with a secret that nobody has. */
export const SEALED_ELSEWHERE = 'v1.AAAAAAAAAAA.AAAA';

export const KEY_HEADERS = { authorization: `Bearer ${TEST_KEY}` };

/** Whether an API key can authorize this operation. */
export function isForKeys(name: OperationName): boolean {
  return acceptsKey(operationOf(name).access);
}

/** The process keeps its settings where its routes find them. */
function limit(rateLimits: RateLimits): void {
  Object.assign(globalThis, { haizenRoutes: { ...routeSettings(readEnv(process.env)), rateLimits } });
}
