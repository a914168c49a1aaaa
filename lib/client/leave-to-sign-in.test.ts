import { afterEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { ProblemCode } from '#lib/domain/problems.ts';
import { ApiProblem } from './api-errors.ts';
import { makeQueryClient } from './query-client.ts';

afterEach(() => vi.unstubAllGlobals());

/** The parts of a browser that leaving a page needs. */
function onPage(address: string) {
  const { pathname, search, hash } = new URL(address, 'http://haizen.localhost');
  const left: string[] = [];
  const back: (() => void)[] = [];
  vi.stubGlobal('window', {
    location: { pathname, search, hash, assign: (to: string) => left.push(to) },
    addEventListener: (_event: string, listener: () => void) => back.push(listener),
  });
  return { left, comeBack: () => back.splice(0).forEach((listener) => listener()) };
}

function refusal(code: ProblemCode): ApiProblem {
  const problem = { type: '', title: '', status: 401, code, detail: '', remedy: '' };
  return new ApiProblem(problem, problem);
}

const asks = (error: Error) => ({
  queryKey: ['any', error.message, Math.random()],
  queryFn: () => Promise.reject(error),
});

it('redirects to sign in and back when the session has ended, only once', async () => {
  const browser = onPage('/chains/a/runs?state=failed#results');
  const client = makeQueryClient();
  const ended = refusal('unauthorized');
  await Promise.all([1, 2, 3].map(() => client.query(asks(ended)).catch(() => undefined)));
  expect(browser.left).toEqual(['/sign-in?ended=looking&next=%2Fchains%2Fa%2Fruns%3Fstate%3Dfailed%23results']);
  browser.comeBack();
});

it('reports that an action was not carried out', async () => {
  const browser = onPage('/connect');
  const client = makeQueryClient();
  const mutation = client
    .getMutationCache()
    .build(client, { mutationFn: () => Promise.reject(refusal('unauthorized')) });
  await mutation.execute(undefined).catch(() => undefined);
  expect(browser.left).toEqual(['/sign-in?ended=acting&next=%2Fconnect']);
  browser.comeBack();
});

it('does not redirect for a missing password or role, or a server error', async () => {
  const browser = onPage('/connect');
  const client = makeQueryClient();
  const others = [refusal('sign-in-refused'), refusal('forbidden'), new z.ZodError([])];
  for (const error of others) await client.query(asks(error)).catch(() => undefined);
  expect(browser.left).toEqual([]);
});
