import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockHolds } from '#e2e/fixtures/lock-holds.ts';
import {
  ADMIN,
  ANONYMOUS,
  createBrowser,
  openTestAccounts,
  PASSWORD,
  type TestAccounts,
} from '#e2e/fixtures/test-accounts.ts';
import { alone } from '#lib/db/accounts/alone.ts';
import { createUser } from '#lib/db/accounts/users.ts';

const HOUR_MS = 60 * 60_000;
const EVERYTHING = [{ role: 'admin', chainId: null }];

let world: TestAccounts;
beforeEach(async () => {
  world = await openTestAccounts();
});
afterEach(() => world[Symbol.asyncDispose]());

function accept(token: string, email: string | undefined = ADMIN.email) {
  const request = createBrowser().request();
  return world.accounts.acceptInvitation({ token, name: 'Admin', email, password: PASSWORD, ...request });
}

async function setupLink(): Promise<string> {
  const token = await world.accounts.makeSetupLink();
  if (token === null) throw new Error('an account exists');
  return token;
}

test('of concurrently starting processes, one creates the first admin', async () => {
  const processes = Array.from({ length: 8 }, () => world.another());
  const outcomes = await Promise.all(processes.map((accounts) => accounts.firstAdmin(ADMIN)));
  expect(outcomes.filter(({ kind }) => kind === 'created')).toHaveLength(1);
  expect(outcomes.filter(({ kind }) => kind === 'exists-already')).toHaveLength(7);
  expect(await world.people()).toMatchObject([{ email: ADMIN.email, grants: EVERYTHING }]);
});

test('the settings change nothing if an account exists', async () => {
  await world.admin();
  const other = { email: 'other@example.com', name: 'Other', password: 'short' };
  expect(await world.accounts.firstAdmin(other)).toEqual({ kind: 'exists-already' });
  expect(await world.people()).toHaveLength(1);
});

test('invalid settings are reported', async () => {
  const { accounts } = world;
  expect(await accounts.firstAdmin({ ...ADMIN, password: 'short' })).toEqual({
    kind: 'weak-password',
    weakness: 'too-short',
  });
  expect(await accounts.firstAdmin({ ...ADMIN, email: 'admin' })).toEqual({ kind: 'bad-email' });
  expect(await world.people()).toEqual([]);
});

test('the setup link creates the first admin, once', async () => {
  const token = await setupLink();
  expect(await world.accounts.invitationOf(token)).toMatchObject({ email: null, ...EVERYTHING[0], hasAccount: false });
  expect(await accept(token, 'no e-mail')).toEqual({ kind: 'bad-email' });
  expect(await accept(token)).toMatchObject({
    kind: 'signed-in',
    person: { email: ADMIN.email, grants: EVERYTHING },
  });
  expect(await world.accounts.invitationOf(token)).toBeNull();
  expect(await accept(token, 'other@example.com')).toEqual({ kind: 'gone' });
  expect(await world.accounts.makeSetupLink()).toBeNull();
});

test('a setup link is valid for a day and is replaced by the next one', async () => {
  const first = await setupLink();
  const second = await setupLink();
  expect(await accept(first)).toEqual({ kind: 'gone' });
  world.pass(24 * HOUR_MS + 1_000);
  expect(await accept(second)).toEqual({ kind: 'gone' });
});

test('a setup link is invalid once an account exists', async () => {
  const token = await setupLink();
  await world.accounts.firstAdmin(ADMIN);
  expect(await world.accounts.invitationOf(token)).toBeNull();
  expect(await accept(token, 'other@example.com')).toEqual({ kind: 'gone' });
});

test('a setup link is invalid if the first account is created while it is being used', async () => {
  const token = await setupLink();
  const { accepting, waits } = await alone(world.db, async (tx) => {
    const grant = { role: 'admin', chainId: null } as const;
    await createUser(tx, { name: 'First', email: 'first@example.com', passwordHash: null, grant });
    let ended = false;
    const outcome = accept(token).finally(() => {
      ended = true;
    });
    return { accepting: { outcome }, waits: await lockHolds(world.db, () => ended) };
  });
  expect(waits).toBe(true);
  expect(await accepting.outcome).toEqual({ kind: 'gone' });
});

test('of 20 concurrent uses with different e-mails, one becomes admin', async () => {
  const token = await setupLink();
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, index) => accept(token, `admin-${index}@example.com`)),
  );
  expect(outcomes.filter(({ kind }) => kind === 'signed-in')).toHaveLength(1);
  expect(outcomes.filter(({ kind }) => kind === 'gone')).toHaveLength(19);
  expect(await world.people()).toHaveLength(1);
});

test("the trial has a single admin for all browsers, who can't sign in with a password", async () => {
  const browsers = Array.from({ length: 5 }, () => createBrowser());
  const outcomes = await Promise.all(browsers.map((browser) => world.accounts.signInTrial(browser.request())));
  for (const [index, browser] of browsers.entries()) {
    const outcome = outcomes[index];
    if (outcome === undefined) throw new Error('no outcome');
    browser.take(outcome);
    expect(await world.accounts.personOf(browser.headers())).toMatchObject({ name: 'お試し', grants: EVERYTHING });
  }
  const people = await world.people();
  expect(people).toHaveLength(1);
  const email = people[0]?.email ?? '';
  expect(await world.accounts.signIn({ email, password: '', headers: new Headers(), by: ANONYMOUS })).toEqual({
    kind: 'refused',
  });
});
