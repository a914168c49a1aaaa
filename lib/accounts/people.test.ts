import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockHolds } from '#e2e/fixtures/lock-holds.ts';
import { createBrowser, openTestAccounts, PASSWORD, type TestAccounts } from '#e2e/fixtures/test-accounts.ts';
import { alone } from '#lib/db/accounts/alone.ts';
import type { Grant } from '#lib/domain/access.ts';

const EVERYTHING: Grant = { role: 'admin', chainId: null };

let world: TestAccounts;
beforeEach(async () => {
  world = await openTestAccounts();
});
afterEach(() => world[Symbol.asyncDispose]());

test('new grants replace the old ones and take effect at the next request', async () => {
  const chainId = await world.createChain();
  const { person, browser } = await world.member('other@example.com');
  const grants: Grant[] = [
    { role: 'viewer', chainId },
    { role: 'admin', chainId },
  ];
  const outcome = await world.accounts.setGrants({ userId: person.id, change: () => grants });
  const after = [{ role: 'admin', chainId }];
  expect(outcome).toMatchObject({ kind: 'set', before: person.grants, person: { id: person.id, grants: after } });
  expect((await world.accounts.personOf(browser.headers()))?.grants).toEqual(after);
  expect(await world.accounts.people()).toMatchObject([{ grants: [EVERYTHING] }, { id: person.id, grants: after }]);

  await world.accounts.setGrants({ userId: person.id, change: () => [] });
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
  expect(await world.accounts.setGrants({ userId: 'nobody', change: () => grants })).toEqual({
    kind: 'unknown-person',
  });
  expect(await world.accounts.removePerson({ userId: 'nobody' })).toEqual({ kind: 'unknown-person' });
  const nowhere: Grant[] = [EVERYTHING, { role: 'viewer', chainId: 'nowhere' }];
  expect(await world.accounts.setGrants({ userId: person.id, change: () => nowhere })).toEqual({
    kind: 'unknown-chain',
  });
});

test("the last installation admin can't be removed or demoted", async () => {
  const chainId = await world.createChain();
  const { person } = await world.admin();
  // A chain's admin isn't an installation admin.
  await world.member('other@example.com', { role: 'admin', chainId });
  expect(await world.accounts.removePerson({ userId: person.id })).toEqual({ kind: 'last-admin' });
  for (const grants of [[], [{ role: 'operator', chainId: null } as const], [{ role: 'admin', chainId } as const]]) {
    expect(await world.accounts.setGrants({ userId: person.id, change: () => grants })).toEqual({ kind: 'last-admin' });
  }
  const more = [EVERYTHING, { role: 'viewer', chainId } as const];
  expect(await world.accounts.setGrants({ userId: person.id, change: () => more })).toMatchObject({ kind: 'set' });
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
      return index < 2 ? accounts.removePerson({ userId }) : accounts.setGrants({ userId, change: () => [] });
    }),
  );
  expect(outcomes.filter(({ kind }) => kind === 'last-admin')).toHaveLength(1);
  const people = await world.accounts.people();
  expect(people.filter(({ grants }) => grants.length > 0)).toHaveLength(1);
});

test.each([
  ['removed', (userId: string) => world.accounts.removePerson({ userId })],
  ['demoted', (userId: string) => world.accounts.setGrants({ userId, change: () => [] })],
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
  const invited = await accounts.invite({ email: 'third@example.com', ...EVERYTHING, by: person });
  if (invited.kind !== 'invited') throw new Error(invited.kind);
  expect(await accounts.removePerson({ userId: person.id })).toMatchObject({
    kind: 'removed',
    person: { email: 'other@example.com', grants: [EVERYTHING] },
  });
  expect(await accounts.personOf(browser.headers())).toBeNull();
  const headers = createBrowser().headers();
  expect(await accounts.signIn({ email: person.email, password: PASSWORD, headers })).toEqual({ kind: 'refused' });
  expect(await accounts.invitationOf(invited.token)).toBeNull();
  expect(await world.db.account.count()).toBe(1);
});
