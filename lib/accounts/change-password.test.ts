import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  ADMIN,
  ANONYMOUS,
  createBrowser,
  openTestAccounts,
  PASSWORD,
  type TestAccounts,
} from '#e2e/fixtures/test-accounts.ts';

const NEXT = 'quite another one 2';

let world: TestAccounts;
beforeEach(async () => {
  world = await openTestAccounts();
});
afterEach(() => world[Symbol.asyncDispose]());

test('a new password ends every session and replaces the current one', async () => {
  const { accounts } = world;
  const { person, browser } = await world.admin();
  const elsewhere = createBrowser();
  const second = await accounts.signIn({ ...ADMIN, ...elsewhere.request() });
  if (second.kind !== 'signed-in') throw new Error(second.kind);
  elsewhere.take(second);

  const old = browser.headers();
  const outcome = await accounts.changePassword({ person, headers: old, by: ANONYMOUS, current: PASSWORD, next: NEXT });
  if (outcome.kind !== 'changed') throw new Error(outcome.kind);
  browser.take(outcome);
  expect(outcome.person).toEqual({ ...person, sessionId: expect.any(String) });
  expect(await accounts.personOf(old)).toBeNull();
  expect(await accounts.personOf(elsewhere.headers())).toBeNull();
  expect(await accounts.personOf(browser.headers())).toEqual(outcome.person);

  const request = createBrowser().request();
  expect(await accounts.signIn({ ...ADMIN, ...request })).toEqual({ kind: 'refused' });
  expect(await accounts.signIn({ ...ADMIN, password: NEXT, ...request })).toMatchObject({ kind: 'signed-in' });
});

test('a wrong current password changes nothing, and counts like a failed sign-in with that browser', async () => {
  const { accounts } = world;
  const { person, browser } = await world.admin();
  const change = (current: string) => accounts.changePassword({ person, ...browser.request(), current, next: NEXT });
  for (let count = 0; count < 5; count++) expect(await change('not the password')).toEqual({ kind: 'refused' });
  expect(await change(PASSWORD)).toMatchObject({ kind: 'locked' });
  expect(await accounts.personOf(browser.headers())).toEqual(person);
  expect(await accounts.signIn({ ...ADMIN, ...browser.request() })).toMatchObject({ kind: 'locked' });
});

test('a weak password is refused before the current one is checked', async () => {
  const { person, browser } = await world.admin();
  const given = { person, ...browser.request(), current: PASSWORD };
  const { accounts } = world;
  expect(await accounts.changePassword({ ...given, next: 'short' })).toEqual({
    kind: 'weak-password',
    weakness: 'too-short',
  });
  expect(await accounts.changePassword({ ...given, next: ADMIN.email })).toEqual({
    kind: 'weak-password',
    weakness: 'is-email',
  });
});

test("an account without a password can't change it", async () => {
  const { accounts } = world;
  const browser = createBrowser();
  const { person } = browser.take(await accounts.signInTrial(browser.request()));
  const given = { person, ...browser.request(), current: '', next: NEXT };
  expect(await accounts.changePassword(given)).toEqual({ kind: 'refused' });
  expect(await accounts.security(person)).toEqual({ hasPassword: false, totp: false });
});
