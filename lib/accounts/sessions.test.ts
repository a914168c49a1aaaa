import { afterEach, beforeEach, expect, test } from 'vitest';
import { ADMIN, createBrowser, openTestAccounts, type TestAccounts } from '#e2e/fixtures/test-accounts.ts';
import { SYSTEM } from '#lib/domain/access.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

let world: TestAccounts;
beforeEach(async () => {
  world = await openTestAccounts();
});
afterEach(() => world[Symbol.asyncDispose]());

/** A second session of the admin, in another browser. */
async function elsewhere() {
  const browser = createBrowser();
  const outcome = await world.accounts.signIn({ ...ADMIN, ...browser.request() });
  if (outcome.kind !== 'signed-in') throw new Error(outcome.kind);
  return { browser, person: browser.take(outcome).person };
}

test("lists a person's own sessions and marks the current one", async () => {
  const { person } = await world.admin();
  const second = await elsewhere();
  await world.member('other@example.com');
  const sessions = await world.accounts.sessions(person);
  expect(sessions.map(({ id }) => id)).toEqual([second.person.sessionId, person.sessionId]);
  expect(sessions.map(({ current }) => current)).toEqual([false, true]);
  expect(sessions[0]).toMatchObject({ userAgent: 'Test Browser', ipAddress: '203.0.113.7' });
});

test('a revoked session is rejected at its next request', async () => {
  const { person } = await world.admin();
  const { browser, person: second } = await elsewhere();
  expect(await world.accounts.personOf(browser.headers())).toEqual(second);
  expect(await world.accounts.endSession({ person, sessionId: second.sessionId, by: SYSTEM })).toBe(true);
  expect(await world.accounts.personOf(browser.headers())).toBeNull();
  expect(await world.accounts.endSession({ person, sessionId: second.sessionId, by: SYSTEM })).toBe(false);
});

test("another person's session can't be ended", async () => {
  const { person, browser } = await world.admin();
  const other = await world.member('other@example.com', { role: 'admin', chainId: null });
  expect(await world.accounts.endSession({ person: other.person, sessionId: person.sessionId, by: SYSTEM })).toBe(
    false,
  );
  expect(await world.accounts.endOtherSessions({ person: other.person, by: SYSTEM })).toBe(0);
  expect(await world.accounts.personOf(browser.headers())).toEqual(person);
});

test('ends all sessions except the current one', async () => {
  const { person, browser } = await world.admin();
  const others = [await elsewhere(), await elsewhere()];
  expect(await world.accounts.endOtherSessions({ person, by: SYSTEM })).toBe(2);
  for (const other of others) expect(await world.accounts.personOf(other.browser.headers())).toBeNull();
  expect(await world.accounts.personOf(browser.headers())).toEqual(person);
});

test('a session ends after seven days without a request; the next sign-in deletes its row', async () => {
  const { browser } = await world.admin();
  world.pass(7 * DAY_MS + 1_000);
  expect(await world.accounts.personOf(browser.headers())).toBeNull();
  expect(await world.accounts.personSeen(browser.headers())).toBeNull();
  expect(await world.db.session.count()).toBe(1);
  await elsewhere();
  expect(await world.db.session.count()).toBe(1);
});

test('a request extends a session, at most every ten minutes, and re-sends its cookie', async () => {
  const { browser, person } = await world.admin();
  expect(await world.accounts.personSeen(browser.headers())).toEqual({ person, cookies: [] });
  for (let days = 0; days < 3; days++) {
    world.pass(6 * DAY_MS);
    // A page can't set cookies, so it doesn't extend the session.
    expect(await world.accounts.personOf(browser.headers())).toEqual(person);
    const seen = await world.accounts.personSeen(browser.headers());
    expect(seen).toEqual({ person, cookies: [expect.stringContaining('Max-Age=604800')] });
    browser.take({ cookies: seen?.cookies ?? [] });
  }
  world.pass(9 * MINUTE_MS);
  expect(await world.accounts.personSeen(browser.headers())).toEqual({ person, cookies: [] });
});

test('a session ends after 30 days even if it is in use', async () => {
  const { browser } = await world.admin();
  for (let days = 5; days < 30; days += 5) {
    world.pass(5 * DAY_MS);
    const seen = await world.accounts.personSeen(browser.headers());
    const left = Math.min(7, 30 - days) * 24 * 60 * 60;
    const [line = ''] = seen?.cookies ?? [];
    expect(Number(/Max-Age=(\d+)/u.exec(line)?.[1])).toBeCloseTo(left, -2);
    browser.take({ cookies: seen?.cookies ?? [] });
  }
  // The browser may keep the cookie, and an earlier release may have extended the row further.
  await world.db.session.updateMany({ data: { expiresAt: new Date(world.now().getTime() + 7 * DAY_MS) } });
  world.pass(5 * DAY_MS - MINUTE_MS);
  const person = await world.accounts.personOf(browser.headers());
  if (person === null) throw new Error('ended too early');
  world.pass(2 * MINUTE_MS);
  expect(await world.accounts.personOf(browser.headers())).toBeNull();
  expect(await world.accounts.personSeen(browser.headers())).toBeNull();
  expect(await world.accounts.sessions(person)).toEqual([]);
});

test('of many concurrent requests, one extends the session', async () => {
  const { browser } = await world.admin();
  world.pass(DAY_MS);
  const seen = await Promise.all(Array.from({ length: 20 }, () => world.accounts.personSeen(browser.headers())));
  expect(seen.filter((one) => one?.cookies.length === 1)).toHaveLength(1);
});
