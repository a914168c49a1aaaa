import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  ADMIN,
  ANONYMOUS,
  type Browser,
  createBrowser,
  type Member,
  openTestAccounts,
  PASSWORD,
  type TestAccounts,
} from '#e2e/fixtures/test-accounts.ts';

const PERIOD_MS = 30_000;

type Secured = Awaited<ReturnType<typeof secured>>;

let world: TestAccounts;
beforeEach(async () => {
  // A still clock, so that a code stays in its 30 s period however long the test takes.
  world = await openTestAccounts({ isStill: true });
});
afterEach(() => world[Symbol.asyncDispose]());

async function start({ person, browser }: Member) {
  const started = await world.accounts.startTotp({ person, ...browser.request(), password: PASSWORD });
  if (started.kind !== 'started') throw new Error(started.kind);
  return started;
}

/** The admin with a confirmed second factor. The current period's code is still unused. */
async function secured() {
  const { person, browser } = await world.admin();
  const { uri, backupCodes } = await start({ person, browser });
  const given = { person, ...browser.request(), code: world.totpCode(uri, -1) };
  const confirmed = await world.accounts.confirmTotp(given);
  if (confirmed.kind !== 'confirmed') throw new Error(confirmed.kind);
  return { uri, backupCodes, browser, person: browser.take(confirmed).person };
}

/** A browser that passed the password step. */
async function challenged(): Promise<Browser> {
  const browser = createBrowser();
  const outcome = await world.accounts.signIn({ ...ADMIN, ...browser.request() });
  if (outcome.kind !== 'second-factor') throw new Error(outcome.kind);
  browser.take(outcome);
  return browser;
}

function verify(browser: Browser, code: string) {
  return world.accounts.verifyTotp({ code, ...browser.request() });
}

test('a second factor is required once its first code is confirmed, which starts a new session', async () => {
  const { accounts } = world;
  const { person, browser } = await world.admin();
  const given = { person, ...browser.request(), password: 'not the password' };
  expect(await accounts.startTotp(given)).toEqual({ kind: 'refused' });
  const { uri, backupCodes } = await start({ person, browser });
  expect(uri).toMatch(/^otpauth:\/\/totp\/Haizen:admin%40example\.com\?secret=/u);
  expect(new Set(backupCodes).size).toBe(10);
  expect(await accounts.confirmTotp({ person, ...browser.request(), code: 'wrong' })).toEqual({
    kind: 'refused',
  });
  expect(await accounts.signIn({ ...ADMIN, headers: new Headers(), by: ANONYMOUS })).toMatchObject({
    kind: 'signed-in',
  });
  expect(await accounts.security(person)).toEqual({ hasPassword: true, totp: false });

  const before = browser.headers();
  const confirmed = await accounts.confirmTotp({ person, headers: before, by: ANONYMOUS, code: world.totpCode(uri) });
  if (confirmed.kind !== 'confirmed') throw new Error(confirmed.kind);
  expect(await accounts.personOf(before)).toBeNull();
  browser.take(confirmed);
  expect(await accounts.personOf(browser.headers())).toEqual(confirmed.person);
  expect(await accounts.security(person)).toEqual({ hasPassword: true, totp: true });
  expect(await accounts.startTotp({ ...given, ...browser.request() })).toEqual({ kind: 'already-on' });
  expect(await accounts.confirmTotp({ person, ...browser.request(), code: '000000' })).toEqual({
    kind: 'already-on',
  });
});

test('the session starts with the code, not with the password', async () => {
  const { uri, person } = await secured();
  const browser = await challenged();
  expect(await world.accounts.personOf(browser.headers())).toBeNull();
  const code = world.totpCode(uri);
  const outcome = await verify(browser, ` ${code.slice(0, 3)} ${code.slice(3)}`);
  if (outcome.kind !== 'signed-in') throw new Error(outcome.kind);
  const challenge = browser.headers();
  browser.take(outcome);
  expect(outcome.person).toEqual({ ...person, sessionId: expect.any(String) });
  expect(await world.accounts.personOf(browser.headers())).toEqual(outcome.person);
  // The challenge is used up.
  expect(await world.accounts.verifyTotp({ code, headers: challenge, by: ANONYMOUS })).toEqual({ kind: 'expired' });
});

test('a code signs in only once, across browsers', async () => {
  const { uri } = await secured();
  const code = world.totpCode(uri);
  expect(await verify(await challenged(), code)).toMatchObject({ kind: 'signed-in' });
  expect(await verify(await challenged(), code)).toEqual({ kind: 'refused' });
  world.pass(PERIOD_MS);
  expect(await verify(await challenged(), world.totpCode(uri))).toMatchObject({ kind: 'signed-in' });
});

test('codes up to the last used one are refused', async () => {
  const { uri } = await secured();
  world.pass(PERIOD_MS);
  // The phone's clock is ahead of ours.
  expect(await verify(await challenged(), world.totpCode(uri, 1))).toMatchObject({ kind: 'signed-in' });
  for (const earlier of [-1, 0, 1]) {
    expect(await verify(await challenged(), world.totpCode(uri, earlier))).toEqual({ kind: 'refused' });
  }
  world.pass(PERIOD_MS);
  expect(await verify(await challenged(), world.totpCode(uri, 1))).toMatchObject({ kind: 'signed-in' });
});

test('codes more than one period away are refused', async () => {
  const { uri } = await secured();
  world.pass(10 * PERIOD_MS);
  for (const periods of [-2, 2])
    expect(await verify(await challenged(), world.totpCode(uri, periods))).toEqual({ kind: 'refused' });
});

test("the code that switched the second factor on can't be used to sign in", async () => {
  const { uri } = await secured();
  expect(await verify(await challenged(), world.totpCode(uri, -1))).toEqual({ kind: 'refused' });
});

test.each([
  ['app', ({ uri }: Secured) => world.totpCode(uri)],
  ['list', ({ backupCodes }: Secured) => backupCodes[0] ?? ''],
])('of 20 concurrent uses of one code from the %s, in two processes, one signs in', async (_, codeFrom) => {
  const code = codeFrom(await secured());
  const browsers: Browser[] = [];
  for (let count = 0; count < 10; count++) browsers.push(await challenged());
  const processes = [world.accounts, world.another()];
  const outcomes = await Promise.all(
    browsers.flatMap((browser) => processes.map((accounts) => accounts.verifyTotp({ code, ...browser.request() }))),
  );
  expect(outcomes.filter(({ kind }) => kind === 'signed-in')).toHaveLength(1);
});

test('two backup codes can be used concurrently', async () => {
  const { backupCodes } = await secured();
  const browsers = [await challenged(), await challenged()];
  const outcomes = await Promise.all(browsers.map((browser, index) => verify(browser, backupCodes[index] ?? '')));
  expect(outcomes.map(({ kind }) => kind)).toEqual(['signed-in', 'signed-in']);
});

test('of two right codes for one challenge, one signs in', async () => {
  const { uri, backupCodes } = await secured();
  const browser = await challenged();
  const outcomes = await Promise.all([world.totpCode(uri), backupCodes[0] ?? ''].map((code) => verify(browser, code)));
  expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['expired', 'signed-in']);
});

test('five wrong codes end a challenge', async () => {
  const { uri } = await secured();
  const browser = await challenged();
  for (let count = 0; count < 4; count++) expect(await verify(browser, '000000')).toEqual({ kind: 'refused' });
  const elsewhere = await challenged();
  expect(await verify(elsewhere, world.totpCode(uri))).toMatchObject({ kind: 'signed-in' });
  expect(await verify(browser, '000000')).toEqual({ kind: 'refused' });
  expect(await verify(browser, world.totpCode(uri, 1))).toEqual({ kind: 'expired' });
});

test('switching the second factor on ends every other session', async () => {
  const { person, browser } = await world.admin();
  const elsewhere = createBrowser();
  const second = await world.accounts.signIn({ ...ADMIN, ...elsewhere.request() });
  if (second.kind !== 'signed-in') throw new Error(second.kind);
  elsewhere.take(second);
  const { uri } = await start({ person, browser });
  expect(await world.accounts.personOf(elsewhere.headers())).not.toBeNull();
  const given = { person, ...browser.request(), code: world.totpCode(uri) };
  const confirmed = await world.accounts.confirmTotp(given);
  if (confirmed.kind !== 'confirmed') throw new Error(confirmed.kind);
  browser.take(confirmed);
  expect(await world.accounts.personOf(elsewhere.headers())).toBeNull();
  expect(await world.accounts.personOf(browser.headers())).toEqual(confirmed.person);
  expect(await world.accounts.sessions(confirmed.person)).toHaveLength(1);
});

test('after a restart of the setup, codes of the first authenticator are refused', async () => {
  const { person, browser } = await world.admin();
  const first = await start({ person, browser });
  const second = await start({ person, browser });
  const confirm = (uri: string) =>
    world.accounts.confirmTotp({ person, ...browser.request(), code: world.totpCode(uri) });
  expect(await confirm(first.uri)).toEqual({ kind: 'refused' });
  expect(await confirm(second.uri)).toMatchObject({ kind: 'confirmed' });
});

test('the challenge decides whose second factor is verified, not the current session', async () => {
  const { uri } = await secured();
  const other = await world.member('other@example.com');
  const browser = await challenged();
  const cookie = `${other.browser.headers().get('cookie')}; ${browser.headers().get('cookie')}`;
  const outcome = await world.accounts.verifyTotp({
    code: world.totpCode(uri),
    headers: new Headers({ cookie }),
    by: ANONYMOUS,
  });
  expect(outcome).toMatchObject({ kind: 'signed-in', person: { email: ADMIN.email } });
});

test("a new challenge ends the browser's previous session", async () => {
  await secured();
  const { browser, person } = await world.member('other@example.com');
  const before = browser.headers();
  expect(await world.accounts.personOf(before)).toEqual(person);
  expect(await world.accounts.signIn({ ...ADMIN, headers: before, by: ANONYMOUS })).toMatchObject({
    kind: 'second-factor',
  });
  expect(await world.accounts.personOf(before)).toBeNull();
});

test('a backup code works once', async () => {
  const { backupCodes } = await secured();
  const code = backupCodes[3] ?? '';
  expect(await verify(await challenged(), code)).toMatchObject({ kind: 'signed-in' });
  expect(await verify(await challenged(), code)).toEqual({ kind: 'refused' });
});

test('wrong codes lock like wrong passwords, and a right password in between does not clear them', async () => {
  const { uri } = await secured();
  for (let count = 0; count < 5; count++) {
    expect(await verify(await challenged(), '000000')).toEqual({ kind: 'refused' });
  }
  const headers = createBrowser().headers();
  expect(await world.accounts.signIn({ ...ADMIN, headers, by: ANONYMOUS })).toMatchObject({ kind: 'locked' });
  world.pass(61_000);
  expect(await verify(await challenged(), world.totpCode(uri))).toMatchObject({ kind: 'signed-in' });
});

test('a code without a password before it is refused', async () => {
  const { uri, browser } = await secured();
  const code = world.totpCode(uri);
  expect(await verify(createBrowser(), code)).toEqual({ kind: 'expired' });
  expect(await verify(browser, code)).toEqual({ kind: 'expired' });
  const forged = new Headers({ cookie: 'haizen.two_factor=2fa-guess.signature' });
  expect(await world.accounts.verifyTotp({ code, headers: forged, by: ANONYMOUS })).toEqual({ kind: 'expired' });
});

test('switching the second factor off requires the password and ends the other sessions', async () => {
  const { accounts } = world;
  const { uri, browser, person } = await secured();
  const elsewhere = await challenged();
  const second = await verify(elsewhere, world.totpCode(uri));
  if (second.kind !== 'signed-in') throw new Error(second.kind);
  elsewhere.take(second);

  const given = { person, ...browser.request() };
  expect(await accounts.disableTotp({ ...given, password: 'not the password' })).toEqual({ kind: 'refused' });
  expect(await accounts.personOf(elsewhere.headers())).not.toBeNull();
  const disabled = await accounts.disableTotp({ ...given, password: PASSWORD });
  if (disabled.kind !== 'disabled') throw new Error(disabled.kind);
  browser.take(disabled);
  expect(await accounts.personOf(elsewhere.headers())).toBeNull();
  expect(await accounts.personOf(browser.headers())).toEqual(disabled.person);
  expect(await accounts.signIn({ ...ADMIN, headers: new Headers(), by: ANONYMOUS })).toMatchObject({
    kind: 'signed-in',
  });
});
