import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkAnswer } from '#e2e/api/contract/check-answer.ts';
import { type Member, PASSWORD, signedIn } from '#e2e/api/contract/members.ts';
import { NAMES, operationOf } from '#e2e/api/contract/open-document.ts';
import { isForKeys, KEY_HEADERS, openStage, type Stage } from '#e2e/api/contract/stage.ts';
import { problemSchema } from '#lib/contract/problems.ts';
import type { ProblemCode } from '#lib/domain/problems.ts';
import type { OperationName } from '#lib/operations/operations.ts';
import { type DatabasePrint, databasePrint } from './database-print.ts';
import { type OddRequest, oddAuthorization, oddRequest } from './odd-request.ts';

/** For a long run: HAIZEN_BAD_INPUT=10000. For another seed: HAIZEN_BAD_INPUT_SEED. */
const REQUESTS = Number(process.env.HAIZEN_BAD_INPUT ?? 1_500);
const SEED = Number(process.env.HAIZEN_BAD_INPUT_SEED ?? 20_261_124);
const MS_PER_REQUEST = 200;

/** Would wait a minute for a worker that does not exist. */
const LEFT_OUT: readonly OperationName[] = ['discoverShops'];
/** These end the caller's own session. */
const ENDING: readonly OperationName[] = ['signOut', 'endSession', 'endOtherSessions'];
/** Attempts at passwords, codes and links are audited and counted. */
const WRITTEN_BY_ATTEMPTS = ['audit_event', 'sign_in_lock', 'sign_in_refusals', 'verification', 'session'];

/** Not malformed: its connections were tested, under the chain's lease, and failed. */
const TESTED: string = 'connection-failed' satisfies ProblemCode;
/** The time of the last one is recorded. */
const UNSIGNED: string = 'signature-invalid' satisfies ProblemCode;
/** Queued shops get the fence of the lease. */
const WRITTEN_BY_TESTS = ['chain_gate', 'conductor_lease', 'sync_state'];

type Seen = { readonly status: number; readonly ms: number; readonly request: string };

let stage: Stage;
let reader: Readonly<Record<string, string>>;
let victim: Member;
beforeAll(async () => {
  stage = await openStage();
  reader = await stage.key('read');
  victim = await stage.member({ role: 'viewer', chainId: null });
});
afterAll(() => stage[Symbol.asyncDispose]());

async function headersOf({ name, asker }: OddRequest, odd: string): Promise<Readonly<Record<string, string>>> {
  if (asker === 'nobody') return {};
  if (asker === 'odd') return { authorization: odd };
  if (asker === 'reader') return reader;
  if (isForKeys(name)) return KEY_HEADERS;
  if (!ENDING.includes(name)) return stage.admin.headers;
  return (await signedIn(stage.call, { email: victim.email, password: PASSWORD })).headers;
}

type By = { readonly by: Readonly<Record<string, string>> };

async function send(odd: OddRequest, { by }: By): Promise<{ response: Response; isItself: boolean }> {
  const { method } = operationOf(odd.name);
  const url = new URL(odd.path, 'http://haizen.test');
  const headers = new Headers({ 'sec-fetch-site': 'same-origin', ...by });
  for (const [name, value] of odd.headers) headers.set(name, value);
  const request = new Request(url, { method, headers, ...(odd.body && { body: odd.body }) });
  // Dot segments lead to another path before routing.
  return { response: await stage.send(request), isItself: url.pathname === odd.path.split(/[?#]/u)[0] };
}

type Rejected = { readonly name: OperationName; readonly code: string | null };

/** Tables that a rejected request changed, except those it may write to. */
function changedBy(
  { name, code }: Rejected,
  { before, after }: { before: DatabasePrint; after: DatabasePrint },
): string[] {
  const changed = Object.keys(after).filter((table) => before[table] !== after[table]);
  const allowed = [
    ...(operationOf(name).isSignInAttempt ? WRITTEN_BY_ATTEMPTS : []),
    ...(code === UNSIGNED ? ['webhook_state'] : []),
    ...(code === TESTED ? WRITTEN_BY_TESTS : []),
  ];
  return changed.filter((table) => !allowed.includes(table));
}

/** Returns the problem's code. */
async function checkProblem(response: Response): Promise<string> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const { code, title, detail, remedy } = problemSchema.parse(await response.json());
  for (const sentence of [title, detail, remedy]) expect(sentence.trim()).not.toBe('');
  return code;
}

it(
  `${REQUESTS} malformed requests are rejected with API problems and change nothing`,
  { timeout: 600_000 + REQUESTS * MS_PER_REQUEST },
  async () => {
    const { ids, api } = stage;
    const names = NAMES.filter((name) => !LEFT_OUT.includes(name));
    const seen: Seen[] = [];
    let before = await databasePrint(api.db);
    const property = fc.asyncProperty(
      fc.constantFrom(...names).chain((name) => oddRequest(name, ids)),
      oddAuthorization,
      async (odd, authorization) => {
        const by = await headersOf(odd, authorization);
        // Its own sign-in has written to the database.
        if (ENDING.includes(odd.name)) before = await databasePrint(api.db);
        const startedAt = performance.now();
        const { response, isItself } = await send(odd, { by });
        seen.push({
          status: response.status,
          ms: performance.now() - startedAt,
          request: `${odd.name} ${odd.path.slice(0, 80)}`,
        });
        expect(response.status, await response.clone().text()).toBeLessThan(500);
        const code = response.status >= 400 ? await checkProblem(response.clone()) : null;
        if (isItself) await checkAnswer(odd.name, response);
        const after = await databasePrint(api.db);
        const changed = code === null ? [] : changedBy({ name: odd.name, code }, { before, after });
        before = after;
        expect(changed).toEqual([]);
      },
    );
    await fc.assert(property, { numRuns: REQUESTS, seed: SEED, endOnFailure: true });
    if (process.env.HAIZEN_BAD_INPUT !== undefined) console.log(figures(seen));
    // Valid requests still work.
    expect((await signedIn(stage.call, { email: victim.email, password: PASSWORD })).id).toBe(victim.id);
    expect((await stage.call('getStatus')).status).toBe(200);
  },
);

function figures(seen: readonly Seen[]): string {
  const byStatus = Map.groupBy(seen, ({ status }) => status);
  const counts = [...byStatus].toSorted(([a], [b]) => a - b).map(([status, all]) => `${status}: ${all.length}`);
  const slowest = seen.toSorted((a, b) => b.ms - a.ms).slice(0, 5);
  return [
    `${seen.length} requests, seed ${SEED}; ${counts.join(', ')}`,
    ...slowest.map(({ ms, status, request }) => `${Math.round(ms)} ms ${status} ${request}`),
  ].join('\n');
}
