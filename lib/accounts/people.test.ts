import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockHolds } from '#e2e/fixtures/lock-holds.ts';
import { createBrowser, openTestAccounts, PASSWORD, type TestAccounts } from '#e2e/fixtures/test-accounts.ts';
import { alone } from '#lib/db/accounts/alone.ts';
import { type Grant, SYSTEM } from '#lib/domain/access.ts';

const EVERYTHING: Grant = { role: 'admin', chainId: null };

let world: TestAccounts;
beforeEach(async () => {
  world = await openTestAccounts();
});
afterEach(() => world[Symbol.asyncDispose]());

/** By an installation admin, who may change all roles. */
async function setGrants(personId: string, grants: readonly Grant[], accounts = world.accounts) {
  const { person: admin } = await world.admin();
  return accounts.setGrants({ admin, personId, grants, revokeKeys: false, by: SYSTEM });
}

function remove(personId: string, accounts = world.accounts) {
  return accounts.removePerson({ personId, revokeKeys: false, by: SYSTEM });
}

test('new grants replace the old ones and take effect at the next request', async () => {
  const chainId = await world.createChain();
  const { person, browser } = await world.member('other@example.com');
  const grants: Grant[] = [
    { role: 'viewer', chainId },
    { role: 'admin', chainId },
  ];
  const outcome = await setGrants(person.id, grants);
  const after = [{ role: 'admin', chainId }];
  expect(outcome).toMatchObject({ kind: 'set', person: { id: person.id, grants: after } });
  expect((await world.accounts.personOf(browser.headers()))?.grants).toEqual(after);
  expect(await world.people()).toMatchObject([{ grants: [EVERYTHING] }, { id: person.id, grants: after }]);

  await setGrants(person.id, []);
  expect((await world.accounts.personOf(browser.headers()))?.grants).toEqual([]);
});

test('deleting a chain deletes its grants', async () => {
  const chainId = await world.createChain();
  const { browser } = await world.member('other@example.com', { role: 'admin', chainId });
  await world.db.chain.delete({ where: { id: chainId } });
  expect((await world.accounts.personOf(browser.headers()))?.grants).toEqual([]);
});

test('the database rejects a second role for the same scope', async () => {
  const { person } = await world.admin();
  const twice = world.db.member.create({ data: { userId: person.id, chainId: null, role: 'viewer' } });
  await expect(twice).rejects.toMatchObject({ code: 'P2002' });
});

test('an unknown person and an unknown chain are reported', async () => {
  const { person } = await world.admin();
  const grants = [EVERYTHING];
  expect(await setGrants('nobody', grants)).toEqual({ kind: 'unknown-person' });
  expect(await remove('nobody')).toEqual({ kind: 'unknown-person' });
  const nowhere: Grant[] = [EVERYTHING, { role: 'viewer', chainId: 'nowhere' }];
  expect(await setGrants(person.id, nowhere)).toEqual({
    kind: 'unknown-chain',
  });
});

test("the last installation admin can't be removed or demoted", async () => {
  const chainId = await world.createChain();
  const { person } = await world.admin();
  // A chain's admin isn't an installation admin.
  await world.member('other@example.com', { role: 'admin', chainId });
  expect(await remove(person.id)).toEqual({ kind: 'last-admin' });
  for (const grants of [[], [{ role: 'operator', chainId: null } as const], [{ role: 'admin', chainId } as const]]) {
    expect(await setGrants(person.id, grants)).toEqual({ kind: 'last-admin' });
  }
  const more = [EVERYTHING, { role: 'viewer', chainId } as const];
  expect(await setGrants(person.id, more)).toMatchObject({ kind: 'set' });
});

test('when admins remove or demote each other concurrently, one remains', async () => {
  const { person } = await world.admin();
  const others = [];
  for (const name of ['a', 'b', 'c']) others.push(await world.member(`${name}@example.com`, EVERYTHING));
  const ids = [person.id, ...others.map((other) => other.person.id)];
  const processes = [world.accounts, world.another()];
  const outcomes = await Promise.all(
    ids.map((userId, index) => {
      const accounts = processes[index % 2] ?? world.accounts;
      return index < 2 ? remove(userId, accounts) : setGrants(userId, [], accounts);
    }),
  );
  expect(outcomes.filter(({ kind }) => kind === 'last-admin')).toHaveLength(1);
  const people = await world.people();
  expect(people.filter(({ grants }) => grants.length > 0)).toHaveLength(1);
});

test.each([
  ['removed', (userId: string) => remove(userId)],
  ['demoted', (userId: string) => setGrants(userId, [])],
])('an admin who is %s waits for a concurrent removal of another admin', async (_, change) => {
  const { person } = await world.admin();
  const other = await world.member('other@example.com', EVERYTHING);
  const { changing, waits } = await alone(world.db, async (tx) => {
    await tx.member.deleteMany({ where: { userId: other.person.id } });
    let ended = false;
    const changing = change(person.id).finally(() => {
      ended = true;
    });
    return { changing: { outcome: changing }, waits: await lockHolds(world.db, () => ended) };
  });
  expect(waits).toBe(true);
  expect(await changing.outcome).toEqual({ kind: 'last-admin' });
});

test('removing a person ends their sessions and invitations at once', async () => {
  const { accounts } = world;
  const { person, browser } = await world.member('other@example.com', EVERYTHING);
  const invited = await accounts.invite({ email: 'third@example.com', ...EVERYTHING, admin: person, by: SYSTEM });
  if (invited.kind !== 'invited') throw new Error(invited.kind);
  expect(await remove(person.id)).toMatchObject({
    kind: 'removed',
    person: { email: 'other@example.com', grants: [EVERYTHING] },
  });
  expect(await accounts.personOf(browser.headers())).toBeNull();
  const request = createBrowser().request();
  expect(await accounts.signIn({ email: person.email, password: PASSWORD, ...request })).toEqual({ kind: 'refused' });
  expect(await accounts.invitationOf(invited.token)).toBeNull();
  expect(await world.db.account.count()).toBe(1);
});
