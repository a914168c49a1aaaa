import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi } from '#e2e/fixtures/test-api.ts';
import { nextAddress, openTestBrowser, signedIn, type TestPerson } from '#e2e/fixtures/test-people.ts';
import { type Grant, ROLES, type Role, SCOPES, type Scope } from '#lib/domain/access.ts';
import type { Operation } from '#lib/operations/operation.ts';
import { OPERATIONS } from '#lib/operations/operations.ts';
import { haizen } from '#lib/process/routes.ts';

/** Where the caller has the role: in the requested chain, in another, in all of them. */
const WHERE = ['here', 'elsewhere', 'everywhere'] as const;
type Where = (typeof WHERE)[number];

type Asker =
  | { readonly kind: 'person'; readonly role: Role; readonly where: Where }
  | { readonly kind: 'key'; readonly scope: Scope; readonly where: Where };
type Verdict = 'in' | 401 | 403 | 404;

let api: TestApi;
let ids: Readonly<Record<string, string>>;
/** Sends a request as one of the callers. */
type Ask = (method: string, path: string, body?: unknown) => Promise<Response>;
const askers = new Map<string, Ask>();

const PEOPLE: readonly Asker[] = ROLES.flatMap((role) =>
  WHERE.map((where) => ({ kind: 'person', role, where }) as const),
);
const KEYS: readonly Asker[] = SCOPES.flatMap((scope) =>
  WHERE.map((where) => ({ kind: 'key', scope, where }) as const),
);
const nameOf = (asker: Asker) => `${asker.kind === 'person' ? asker.role : `key to ${asker.scope}`} ${asker.where}`;

beforeAll(async () => {
  api = await openTestApi({ settings: { HAIZEN_API_RATE: '100000' } });
  const here = await api.chainWith(1);
  const elsewhere = await api.chainWith(1);
  const run = await api.db.syncRun.create({
    data: { chainId: here.chainId, scope: 'all', requestedBy: 'test', total: 0 },
  });
  const [shopId = ''] = here.shopIds;
  const { id: targetId } = await api.db.syncState.findFirstOrThrow({ where: { shopId } });
  await api.db.syncResult.create({ data: { runId: run.id, targetId, kind: 'MENU', outcome: 'SUCCEEDED' } });
  ids = { chainId: here.chainId, shopId, runId: run.id };
  const chainOf = (where: Where) =>
    where === 'everywhere' ? null : where === 'here' ? here.chainId : elsewhere.chainId;
  for (const asker of PEOPLE) {
    if (asker.kind !== 'person') continue;
    const grants: Grant[] = [{ role: asker.role, chainId: chainOf(asker.where) }];
    const person: TestPerson = await signedIn(api, { email: `${asker.role}-${asker.where}@example.com`, grants });
    askers.set(nameOf(asker), (method, path, body) => person.ask(method, path, body));
  }
  const { keys } = await haizen();
  for (const asker of KEYS) {
    if (asker.kind !== 'key') continue;
    const chainId = chainOf(asker.where);
    const by = { kind: 'system', id: null, name: 'test', address: null, requestId: null } as const;
    const wanted = {
      name: nameOf(asker),
      scope: asker.scope,
      chainIds: chainId === null ? null : [chainId],
      expiresAt: null,
    };
    const made = await keys.make(wanted, by);
    if (made.kind !== 'made') throw new Error(made.kind);
    const { secret } = made;
    askers.set(nameOf(asker), (method, path, body) =>
      api.ask(method, path, { body, headers: { authorization: `Bearer ${secret}`, 'x-forwarded-for': nextAddress() } }),
    );
  }
  const nobody = openTestBrowser(api, { address: '198.51.100.1' });
  askers.set('nobody', (method, path, body) => nobody.ask(method, path, body));
});
afterAll(() => api[Symbol.asyncDispose]());

const rank = (asker: Asker) => (asker.kind === 'person' ? ROLES.indexOf(asker.role) : SCOPES.indexOf(asker.scope));

/** The expected verdict, derived independently of the code under test. */
function expectedVerdict({ access, method }: Operation, asker: Asker): Verdict {
  // Public writes are accepted only from our own pages, and a key does not replace the page's origin.
  if (access.to === 'everyone') return asker.kind === 'key' && method !== 'GET' ? 403 : 'in';
  // Nobody's session or key replaces the signature.
  if (access.to === 'signature') return 403;
  if (access.to === 'signed-in') return asker.kind === 'person' ? 'in' : 403;
  if (asker.kind === 'key' && access.scope === null)
    return access.to === 'chain' && asker.where === 'elsewhere' ? 404 : 403;
  const needed = asker.kind === 'person' ? ROLES.indexOf(access.role) : SCOPES.indexOf(access.scope ?? 'admin');
  const isEnough = rank(asker) >= needed;
  if (access.to === 'chains') return isEnough ? 'in' : 403;
  if (access.to === 'installation') return isEnough && asker.where === 'everywhere' ? 'in' : 403;
  if (asker.where === 'elsewhere') return 404;
  return isEnough ? 'in' : 403;
}

/** Verdicts for callers without credentials, by who may call. */
const NOBODY: Readonly<Record<string, Verdict>> = { everyone: 'in', signature: 403 };

/** Signing out would end the test's own session; the other operations change nothing that matters here. */
const ENDS_THE_SESSION = new Set(['signOut']);
const cells = Object.entries(OPERATIONS).filter(([name]) => !ENDS_THE_SESSION.has(name));

/**
 * No body is valid: an unauthorized caller is rejected before the body is read, an authorized one gets a validation
 * error, and nothing happens.
 */
async function verdictOf(operation: Operation, asker: string): Promise<Verdict> {
  const path = operation.path.replaceAll(/\{(\w+)\}/gu, (_all, name: string) => ids[name] ?? 'nobody');
  const response = await askers.get(asker)?.(operation.method, path, operation.body && []);
  if (response === undefined) throw new Error(`there is no ${asker}`);
  const { code = '' } = response.ok || response.status === 304 ? {} : ((await response.json()) as { code?: string });
  if (code === 'unauthorized') return 401;
  // If an operation accepts no keys, a key does not replace the required browser origin either.
  if (code === 'forbidden' || code === 'cross-site' || code === 'signature-invalid') return 403;
  // The ids exist, so only a caller without access gets `not-found`.
  if (code === 'not-found' && operation.access.to === 'chain') return 404;
  expect(response.status, code).toBeLessThan(500);
  return 'in';
}

describe.each(cells)('%s', (_name, operation: Operation) => {
  it('admits exactly the callers in the table', async () => {
    const found: Record<string, Verdict> = { nobody: await verdictOf(operation, 'nobody') };
    const wanted: Record<string, Verdict> = { nobody: NOBODY[operation.access.to] ?? 401 };
    for (const asker of [...PEOPLE, ...KEYS]) {
      found[nameOf(asker)] = await verdictOf(operation, nameOf(asker));
      wanted[nameOf(asker)] = expectedVerdict(operation, asker);
    }
    expect(found).toEqual(wanted);
  });
});

describe('unknown ids', () => {
  const chainOperations = cells.filter(([, { access }]) => access.to === 'chain');
  it.each(chainOperations)('%s is answered like an id from another chain', async (_name, operation: Operation) => {
    for (const asker of ['admin elsewhere', 'key to admin elsewhere']) {
      const ask = askers.get(asker);
      const foreign = operation.path.replaceAll(/\{(\w+)\}/gu, (_all, name: string) => ids[name] ?? '');
      const nothing = operation.path.replaceAll(/\{(\w+)\}/gu, 'nobody');
      const [one, other] = await Promise.all(
        [foreign, nothing].map(async (path) => {
          const response = await ask?.(operation.method, path, operation.body && []);
          return [response?.status, await response?.text()];
        }),
      );
      expect(one).toEqual(other);
      expect(one?.[0]).toBe(404);
    }
  });
});
