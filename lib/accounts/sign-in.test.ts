import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  ADMIN,
  ANONYMOUS,
  createBrowser,
  type Member,
  openTestAccounts,
  PASSWORD,
  QUICK_HASH,
  type TestAccounts,
} from '#e2e/fixtures/test-accounts.ts';
import { TEST_COOKIE_SECRETS, TEST_VAULT } from '#lib/vault/test-vault.ts';
import { openAccounts } from './open-accounts.ts';
import { createSlowHash, type Hashing } from './slow-hash.ts';

let world: TestAccounts;
beforeEach(async () => {
  world = await openTestAccounts();
  await world.accounts.firstAdmin(ADMIN);
});
afterEach(() => world[Symbol.asyncDispose]());

const REFUSED = { kind: 'refused' };

function signIn(email: string, password = PASSWORD, headers = createBrowser().headers()) {
  return world.accounts.signIn({ email, password, headers, by: ANONYMOUS });
}

test('a right password signs in with all grants', async () => {
  const browser = createBrowser();
  const outcome = await signIn(ADMIN.email);
  if (outcome.kind !== 'signed-in') throw new Error(outcome.kind);
  expect(outcome.person).toEqual({
    kind: 'person',
    id: expect.any(String),
    name: 'Admin',
    email: 'admin@example.com',
    sessionId: expect.any(String),
    grants: [{ role: 'admin', chainId: null }],
  });
  browser.take(outcome);
  expect(await world.accounts.personOf(browser.headers())).toEqual(outcome.person);
  expect(await world.people()).toMatchObject([{ lastSignInAt: expect.any(Date) }]);
});

test('an upper-case e-mail and a full-width password are normalized', async () => {
  expect(await signIn(' Admin@EXAMPLE.com ', 'ｈｏｒｓｅ-battery-staple　１')).toMatchObject({ kind: 'signed-in' });
});

test('a wrong password and an unknown e-mail get the same response and count the same', async () => {
  const answers = async (email: string) => {
    const given = [];
    for (let attempt = 0; attempt < 6; attempt++) given.push(await signIn(email, 'not the password'));
    return given;
  };
  const known = await answers(ADMIN.email);
  expect(known).toEqual([
    ...Array.from({ length: 5 }, () => REFUSED),
    { kind: 'locked', retryAfterSeconds: expect.any(Number) },
  ]);
  expect((await answers('nobody@example.com')).map(({ kind }) => kind)).toEqual(known.map(({ kind }) => kind));
  expect(await signIn('no e-mail')).toEqual(REFUSED);
});

test('an unknown e-mail costs as much work as a wrong password: the hash is computed in both cases', async () => {
  await using slow = await openTestAccounts({ hashing: createSlowHash() });
  await slow.accounts.firstAdmin(ADMIN);
  const work = async (email: string, password = 'not the password') => {
    const before = process.cpuUsage();
    const { kind } = await slow.accounts.signIn({ email, password, headers: new Headers(), by: ANONYMOUS });
    const { user, system } = process.cpuUsage(before);
    return { kind, spent: user + system };
  };
  expect(await work(ADMIN.email, PASSWORD)).toMatchObject({ kind: 'signed-in' });
  const [known, unknown] = [await work(ADMIN.email), await work('nobody@example.com')];
  expect([known.kind, unknown.kind]).toEqual(['refused', 'refused']);
  // Without the hash the ratio would be below 0.1.
  expect(unknown.spent).toBeGreaterThan(known.spent / 3);
});

test("every sign-in creates a new session and ends the browser's previous one (session fixation)", async () => {
  const browser = createBrowser();
  browser.take(await signedIn());
  const planted = browser.headers();
  const before = await world.accounts.personOf(planted);
  const after = browser.take(await signedIn(planted)).person;
  expect(after.sessionId).not.toBe(before?.sessionId);
  expect(await world.accounts.personOf(planted)).toBeNull();
  expect(await world.accounts.personOf(browser.headers())).toEqual(after);
});

test.each([
  [
    'a password change',
    async ({ person, browser }: Member) => {
      const change = { person, current: PASSWORD, next: 'quite another one 2', ...browser.request() };
      expect(await world.another().changePassword(change)).toMatchObject({ kind: 'changed' });
    },
  ],
  ['a removal of the person', ({ person }: Member) => world.db.user.delete({ where: { id: person.id } })],
])('%s while the password is verified ends the sign-in', async (_, change) => {
  const member = await world.admin();
  let isChanged = false;
  const verify: Hashing['verify'] = async (given) => {
    const isRight = await QUICK_HASH.verify(given);
    if (!isChanged) {
      isChanged = true;
      await change(member);
    }
    return isRight;
  };
  const accounts = openAccounts({
    db: world.db,
    vault: TEST_VAULT,
    secrets: TEST_COOKIE_SECRETS,
    url: null,
    hashing: { ...QUICK_HASH, verify },
  });
  expect(await accounts.signIn({ ...ADMIN, ...createBrowser().request() })).toEqual(REFUSED);
});

test('a token without our signature is not signed in', async () => {
  await signedIn();
  const { token } = await world.db.session.findFirstOrThrow();
  for (const value of [token, `${token}.`, `${token}.${'A'.repeat(43)}=`]) {
    const headers = new Headers({ cookie: `haizen.session_token=${encodeURIComponent(value)}` });
    expect(await world.accounts.personOf(headers)).toBeNull();
  }
});

test('sign-up is disabled', async () => {
  await signIn('new@example.com');
  expect(await world.db.user.count()).toBe(1);
});

async function signedIn(headers = createBrowser().headers()) {
  const outcome = await signIn(ADMIN.email, PASSWORD, headers);
  if (outcome.kind !== 'signed-in') throw new Error(outcome.kind);
  return outcome;
}
