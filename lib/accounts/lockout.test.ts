import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  ADMIN,
  ANONYMOUS,
  type Browser,
  createBrowser,
  openTestAccounts,
  PASSWORD,
  QUICK_HASH,
  type TestAccounts,
} from '#e2e/fixtures/test-accounts.ts';
import { SYSTEM } from '#lib/domain/access.ts';
import { TEST_COOKIE_SECRETS, TEST_VAULT } from '#lib/vault/test-vault.ts';
import { judgeAttempt } from './judge-attempt.ts';

const MINUTE_MS = 60_000;

let world: TestAccounts;
beforeEach(async () => {
  world = await openTestAccounts();
  await world.accounts.firstAdmin(ADMIN);
});
afterEach(() => world[Symbol.asyncDispose]());

function attempt(password = 'not the password', accounts = world.accounts) {
  return accounts.signIn({ email: ADMIN.email, password, ...createBrowser().request() });
}

async function failTimes(times: number): Promise<void> {
  for (let count = 0; count < times; count++) expect(await attempt()).toEqual({ kind: 'refused' });
}

test('of 20 concurrent wrong attempts across two processes, five are checked and the rest are locked out', async () => {
  const processes = [world.accounts, world.another()];
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, index) => attempt('not the password', processes[index % 2])),
  );
  expect(outcomes.filter(({ kind }) => kind === 'refused')).toHaveLength(5);
  expect(outcomes.filter(({ kind }) => kind === 'locked')).toHaveLength(15);
});

test('while locked, even the right password is refused; a minute later it signs in and clears the failures', async () => {
  await failTimes(5);
  expect(await attempt(PASSWORD)).toEqual({ kind: 'locked', retryAfterSeconds: expect.closeTo(60, -1) });
  world.pass(MINUTE_MS + 1_000);
  expect(await attempt(PASSWORD)).toMatchObject({ kind: 'signed-in' });
  await failTimes(5);
});

test('each further failure doubles the lock time, up to an hour', async () => {
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

test('failures expire after a day, and a success deletes expired rows of other accounts', async () => {
  await world.accounts.signIn({ email: 'nobody@example.com', password: 'x', headers: new Headers(), by: ANONYMOUS });
  await failTimes(4);
  world.pass(25 * 60 * MINUTE_MS);
  await failTimes(4);
  expect(await attempt(PASSWORD)).toMatchObject({ kind: 'signed-in' });
  expect(await world.db.signInLock.count()).toBe(0);
});

test('an attempt that could not be checked does not count as a failure', async () => {
  const { db, now } = world;
  const cookies = { url: null, secrets: TEST_COOKIE_SECRETS };
  const parts = { db, now, cookies, vault: TEST_VAULT, hashing: QUICK_HASH, forgetKeys: () => {} };
  const judge = () => Promise.reject(new Error('the database is away'));
  for (let count = 0; count < 6; count++) {
    await expect(judgeAttempt(parts, { email: ADMIN.email, headers: new Headers(), judge })).rejects.toThrow('away');
  }
  await failTimes(5);
});

describe('a browser that was signed in before', () => {
  /** A browser that signed in before and is signed out again. */
  async function known(email = ADMIN.email) {
    const browser = createBrowser();
    const outcome = await world.accounts.signIn({ email, password: PASSWORD, ...browser.request() });
    if (outcome.kind !== 'signed-in') throw new Error(outcome.kind);
    browser.take(outcome);
    browser.take({ cookies: await world.accounts.signOut(browser.request()) });
    return browser;
  }

  const attemptIn = (browser: Browser, password = PASSWORD, email = ADMIN.email) =>
    world.accounts.signIn({ email, password, ...browser.request() });

  test('is not locked out by failures elsewhere, and does not unlock the account for others', async () => {
    const browser = await known();
    await failTimes(5);
    expect(await attempt(PASSWORD)).toMatchObject({ kind: 'locked' });
    expect(await attemptIn(browser)).toMatchObject({ kind: 'signed-in' });
    expect(await attempt(PASSWORD)).toMatchObject({ kind: 'locked' });
  });

  test('has five attempts of its own before it is locked', async () => {
    const browser = await known();
    for (let count = 0; count < 5; count++) expect(await attemptIn(browser, 'wrong')).toEqual({ kind: 'refused' });
    expect(await attemptIn(browser)).toEqual({ kind: 'locked', retryAfterSeconds: expect.closeTo(60, -1) });
    // Its failures don't count for other browsers.
    expect(await attempt(PASSWORD)).toMatchObject({ kind: 'signed-in' });
    expect(await attemptIn(browser)).toMatchObject({ kind: 'locked' });
    world.pass(MINUTE_MS + 1_000);
    expect(await attemptIn(browser)).toMatchObject({ kind: 'signed-in' });
  });

  test('is trusted only for the last five accounts that signed in with it', async () => {
    const browser = await known();
    const emails = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}@example.com`);
    for (const email of emails) await world.member(email);
    await failTimes(5);
    for (const email of emails.slice(0, 4)) {
      const outcome = await attemptIn(browser, PASSWORD, email);
      if (outcome.kind !== 'signed-in') throw new Error(outcome.kind);
      browser.take(outcome);
    }
    expect(await attemptIn(browser)).toMatchObject({ kind: 'signed-in' });
    const last = await attemptIn(browser, PASSWORD, emails[4]);
    if (last.kind !== 'signed-in') throw new Error(last.kind);
    browser.take(last);
    expect(await attemptIn(browser)).toMatchObject({ kind: 'locked' });
  });

  test('is not trusted before the second factor is verified', async () => {
    const { person, browser } = await world.admin();
    const started = await world.accounts.startTotp({ person, ...browser.request(), password: PASSWORD });
    if (started.kind !== 'started') throw new Error(started.kind);
    const code = world.totpCode(started.uri);
    const confirmed = await world.accounts.confirmTotp({ person, ...browser.request(), code });
    expect(confirmed).toMatchObject({ kind: 'confirmed' });

    const elsewhere = createBrowser();
    const asked = await world.accounts.signIn({ ...ADMIN, ...elsewhere.request() });
    if (asked.kind !== 'second-factor') throw new Error(asked.kind);
    elsewhere.take(asked);
    await failTimes(5);
    expect(await attemptIn(elsewhere)).toMatchObject({ kind: 'locked' });
    // In the browser that switched the factor on, the owner can sign in with both.
    const here = await attemptIn(browser);
    if (here.kind !== 'second-factor') throw new Error(here.kind);
    browser.take(here);
    const entered = { code: world.totpCode(started.uri, 1), ...browser.request() };
    expect(await world.accounts.verifyTotp(entered)).toMatchObject({ kind: 'signed-in' });
  });

  test('is no longer trusted after half a year, and a forged cookie is never trusted', async () => {
    const browser = await known();
    const forged =
      browser
        .headers()
        .get('cookie')
        ?.replace(/[^~]{4}%3D/u, 'AAAA%3D') ?? '';
    expect(forged).toContain('AAAA%3D');
    await failTimes(5);
    const headers = new Headers({ cookie: forged });
    expect(await world.accounts.signIn({ ...ADMIN, headers, by: ANONYMOUS })).toMatchObject({ kind: 'locked' });
    world.pass(181 * 24 * 60 * MINUTE_MS);
    await failTimes(5);
    expect(await attemptIn(browser)).toMatchObject({ kind: 'locked' });
  });

  test('becomes trusted when a session from an earlier release is used', async () => {
    const browser = createBrowser();
    const outcome = await attemptIn(browser);
    if (outcome.kind !== 'signed-in') throw new Error(outcome.kind);
    browser.take({ cookies: outcome.cookies.filter((line) => !line.includes('device')) });
    world.pass(11 * MINUTE_MS);
    browser.take(await world.accounts.personSeen(browser.headers()).then((seen) => seen ?? { cookies: [] }));
    await failTimes(5);
    expect(await attemptIn(browser)).toMatchObject({ kind: 'signed-in' });
  });

  test('is unlocked by a password reset', async () => {
    const browser = await known();
    for (let count = 0; count < 5; count++) await attemptIn(browser, 'wrong');
    const reset = await world.accounts.resetPassword({ email: ADMIN.email, by: SYSTEM });
    if (reset.kind !== 'reset') throw new Error(reset.kind);
    expect(await attemptIn(browser, reset.password)).toMatchObject({ kind: 'signed-in' });
  });
});
