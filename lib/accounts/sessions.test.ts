import { afterEach, beforeEach, expect, test } from 'vitest';
import { ADMIN, createBrowser, openTestAccounts, type TestAccounts } from '#e2e/fixtures/test-accounts.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

let world: TestAccounts;
beforeEach(async () => {
  world = await openTestAccounts();
});
afterEach(() => world[Symbol.asyncDispose]());

/** The admin once more, in another browser. */
async function elsewhere() {
  const browser = createBrowser();
  const outcome = await world.accounts.signIn({ ...ADMIN, headers: browser.headers() });
  if (outcome.kind !== 'signed-in') throw new Error(outcome.kind);
  return { browser, person: browser.take(outcome).person };
}

test('a person sees their own sessions, and which one asks', async () => {
  const { person } = await world.admin();
  const second = await elsewhere();
  await world.member('other@example.com');
  const sessions = await world.accounts.sessions(person);
  expect(sessions.map(({ id }) => id)).toEqual([second.person.sessionId, person.sessionId]);
  expect(sessions.map(({ current }) => current)).toEqual([false, true]);
  expect(sessions[0]).toMatchObject({ userAgent: 'Test Browser', ipAddress: '203.0.113.7' });
});

test('a session that was ended is out with its next request', async () => {
  const { person } = await world.admin();
  const { browser, person: second } = await elsewhere();
  expect(await world.accounts.personOf(browser.headers())).toEqual(second);
  expect(await world.accounts.revokeSession({ person, id: second.sessionId })).toBe(true);
  expect(await world.accounts.personOf(browser.headers())).toBeNull();
  expect(await world.accounts.revokeSession({ person, id: second.sessionId })).toBe(false);
});

test("another person's session can't be ended", async () => {
  const { person, browser } = await world.admin();
  const other = await world.member('other@example.com', { role: 'admin', chainId: null });
  expect(await world.accounts.revokeSession({ person: other.person, id: person.sessionId })).toBe(false);
  expect(await world.accounts.revokeOtherSessions(other.person)).toBe(0);
  expect(await world.accounts.personOf(browser.headers())).toEqual(person);
});

test('all but the one that asks end together', async () => {
  const { person, browser } = await world.admin();
  const others = [await elsewhere(), await elsewhere()];
  expect(await world.accounts.revokeOtherSessions(person)).toBe(2);
  for (const other of others) expect(await world.accounts.personOf(other.browser.headers())).toBeNull();
  expect(await world.accounts.personOf(browser.headers())).toEqual(person);
});

test('seven days without a request end a session; the row goes with the next sign-in', async () => {
  const { browser } = await world.admin();
  world.pass(7 * DAY_MS + 1_000);
  expect(await world.accounts.personOf(browser.headers())).toBeNull();
  expect(await world.accounts.personSeen(browser.headers())).toBeNull();
  expect(await world.db.session.count()).toBe(1);
  await elsewhere();
  expect(await world.db.session.count()).toBe(1);
});

test('a request prolongs a session, some minutes after the last one, and sends its cookie again', async () => {
  const { browser, person } = await world.admin();
  expect(await world.accounts.personSeen(browser.headers())).toEqual({ person, cookies: [] });
  for (let days = 0; days < 3; days++) {
    world.pass(6 * DAY_MS);
    // A page can't set a cookie: it leaves the session to the routes.
    expect(await world.accounts.personOf(browser.headers())).toEqual(person);
    const seen = await world.accounts.personSeen(browser.headers());
    expect(seen).toEqual({ person, cookies: [expect.stringContaining('Max-Age=604800')] });
    browser.take({ cookies: seen?.cookies ?? [] });
  }
  world.pass(9 * MINUTE_MS);
  expect(await world.accounts.personSeen(browser.headers())).toEqual({ person, cookies: [] });
});

test('after 30 days a session ends, however much it is used', async () => {
  const { browser } = await world.admin();
  for (let days = 5; days < 30; days += 5) {
    world.pass(5 * DAY_MS);
    const seen = await world.accounts.personSeen(browser.headers());
    const left = Math.min(7, 30 - days) * 24 * 60 * 60;
    const [line = ''] = seen?.cookies ?? [];
    expect(Number(/Max-Age=(\d+)/u.exec(line)?.[1])).toBeCloseTo(left, -2);
    browser.take({ cookies: seen?.cookies ?? [] });
  }
  // The browser may keep its cookie, and the row may have been prolonged by an earlier release.
  await world.db.session.updateMany({ data: { expiresAt: new Date(world.now().getTime() + 7 * DAY_MS) } });
  world.pass(5 * DAY_MS - MINUTE_MS);
  const person = await world.accounts.personOf(browser.headers());
  if (person === null) throw new Error('ended too early');
  world.pass(2 * MINUTE_MS);
  expect(await world.accounts.personOf(browser.headers())).toBeNull();
  expect(await world.accounts.personSeen(browser.headers())).toBeNull();
  expect(await world.accounts.sessions(person)).toEqual([]);
});

test('of many requests at once one prolongs', async () => {
  const { browser } = await world.admin();
  world.pass(DAY_MS);
  const seen = await Promise.all(Array.from({ length: 20 }, () => world.accounts.personSeen(browser.headers())));
  expect(seen.filter((one) => one?.cookies.length === 1)).toHaveLength(1);
});
