import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  ADMIN,
  createBrowser,
  openTestAccounts,
  PASSWORD,
  QUICK_HASH,
  type TestAccounts,
} from '#e2e/fixtures/test-accounts.ts';
import { createAuth } from './auth.ts';
import { judgeAttempt } from './judge-attempt.ts';

const MINUTE_MS = 60_000;

let world: TestAccounts;
beforeEach(async () => {
  world = await openTestAccounts();
  await world.accounts.firstAdmin(ADMIN);
});
afterEach(() => world[Symbol.asyncDispose]());

function attempt(password = 'not the password', accounts = world.accounts) {
  return accounts.signIn({ email: ADMIN.email, password, headers: createBrowser().headers() });
}

async function failTimes(times: number): Promise<void> {
  for (let count = 0; count < times; count++) expect(await attempt()).toEqual({ kind: 'refused' });
}

test('of 20 wrong attempts at once five are judged, whatever process they meet', async () => {
  const processes = [world.accounts, world.another()];
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, index) => attempt('not the password', processes[index % 2])),
  );
  expect(outcomes.filter(({ kind }) => kind === 'refused')).toHaveLength(5);
  expect(outcomes.filter(({ kind }) => kind === 'locked')).toHaveLength(15);
});

test('locked, even the right password is refused; a minute later it is not, and everything is forgotten', async () => {
  await failTimes(5);
  expect(await attempt(PASSWORD)).toEqual({ kind: 'locked', retryAfterSeconds: expect.closeTo(60, -1) });
  world.pass(MINUTE_MS + 1_000);
  expect(await attempt(PASSWORD)).toMatchObject({ kind: 'signed-in' });
  await failTimes(5);
});

test('each further failure doubles the time, up to an hour', async () => {
  await failTimes(5);
  const minutes = [];
  for (let lock = 0; lock < 9; lock++) {
    const outcome = await attempt();
    if (outcome.kind !== 'locked') throw new Error(outcome.kind);
    minutes.push(Math.round(outcome.retryAfterSeconds / 60));
    world.pass((outcome.retryAfterSeconds + 1) * 1_000);
    await failTimes(1);
  }
  expect(minutes).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
});

test('a day of quiet forgets, and a success clears away what others left', async () => {
  await world.accounts.signIn({ email: 'nobody@example.com', password: 'x', headers: new Headers() });
  await failTimes(4);
  world.pass(25 * 60 * MINUTE_MS);
  await failTimes(4);
  expect(await attempt(PASSWORD)).toMatchObject({ kind: 'signed-in' });
  expect(await world.db.signInLock.count()).toBe(0);
});

test('what could not be judged is no failure', async () => {
  const { db, now } = world;
  const secret = 'of no use here, but long enough for it';
  const parts = { db, now, auth: createAuth({ db, secret, url: null, now, hashing: QUICK_HASH }) };
  const judge = () => Promise.reject(new Error('the database is away'));
  for (let count = 0; count < 6; count++) {
    await expect(judgeAttempt(parts, { email: ADMIN.email, judge })).rejects.toThrow('away');
  }
  await failTimes(5);
});
