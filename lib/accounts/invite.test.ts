import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  ANONYMOUS,
  createBrowser,
  openTestAccounts,
  PASSWORD,
  type TestAccounts,
} from '#e2e/fixtures/test-accounts.ts';
import type { Role } from '#lib/domain/access.ts';

const DAY_MS = 24 * 60 * 60_000;
const EMAIL = 'invited@example.com';

let world: TestAccounts;
beforeEach(async () => {
  world = await openTestAccounts();
});
afterEach(() => world[Symbol.asyncDispose]());

async function invite(role: Role = 'operator', chainId: string | null = null, email = EMAIL) {
  const { person: admin } = await world.admin();
  const outcome = await world.accounts.invite({ email, role, chainId, admin, by: ANONYMOUS });
  if (outcome.kind !== 'invited') throw new Error(outcome.kind);
  return outcome;
}

function accept(token: string, password = PASSWORD) {
  const request = createBrowser().request();
  return world.accounts.acceptInvitation({ token, name: 'Invited', password, ...request });
}

test('an invitation creates an account with exactly the invited grant', async () => {
  const chainId = await world.createChain();
  const { token, invitation } = await invite('operator', chainId, ' Invited@Example.com');
  const { person: admin } = await world.admin();
  expect(invitation).toEqual({
    id: expect.any(String),
    email: EMAIL,
    role: 'operator',
    chainId,
    invitedBy: { id: admin.id, name: admin.name },
    createdAt: expect.any(Date),
    expiresAt: new Date(invitation.createdAt.getTime() + 7 * DAY_MS),
  });
  expect(await world.accounts.invitations(admin)).toEqual([invitation]);
  expect(await world.accounts.invitationOf(token)).toEqual({ ...invitation, hasAccount: false });
  expect(JSON.stringify(await world.db.invitation.findMany())).not.toContain(token);

  expect(await accept(token)).toMatchObject({
    kind: 'signed-in',
    person: { email: EMAIL, name: 'Invited', grants: [{ role: 'operator', chainId }] },
  });
  expect(await world.accounts.invitations(admin)).toEqual([]);
  expect(await world.accounts.invitationOf(token)).toBeNull();
  expect(await accept(token)).toEqual({ kind: 'gone' });
});

test('of 20 concurrent accepts, one gets the account', async () => {
  const { token } = await invite();
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => accept(token)));
  expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual([
    ...Array.from({ length: 19 }, () => 'gone'),
    'signed-in',
  ]);
  expect(await world.people()).toHaveLength(2);
});

test('a weak password does not use up the link', async () => {
  const { token } = await invite();
  expect(await accept(token, EMAIL)).toEqual({ kind: 'weak-password', weakness: 'is-email' });
  expect(await accept(token)).toMatchObject({ kind: 'signed-in' });
});

test('a link ends after a week, when it is revoked, and when a new one replaces it', async () => {
  const first = await invite();
  const second = await invite();
  expect(await accept(first.token)).toEqual({ kind: 'gone' });
  const { person: admin } = await world.admin();
  const revoking = { admin, invitationId: second.invitation.id, by: ANONYMOUS };
  expect(await world.accounts.revokeInvitation(revoking)).toEqual(second.invitation);
  expect(await world.accounts.revokeInvitation(revoking)).toBeNull();
  expect(await accept(second.token)).toEqual({ kind: 'gone' });
  const third = await invite();
  world.pass(7 * DAY_MS + 1_000);
  expect(await world.accounts.invitations(admin)).toEqual([]);
  expect(await accept(third.token)).toEqual({ kind: 'gone' });
  expect(await accept('never sent')).toEqual({ kind: 'gone' });
});

test('an invitation needs a valid e-mail and an existing chain', async () => {
  const { person: admin } = await world.admin();
  const given = { role: 'viewer', chainId: null, admin, by: ANONYMOUS } as const;
  expect(await world.accounts.invite({ ...given, email: 'no e-mail' })).toEqual({ kind: 'bad-email' });
  expect(await world.accounts.invite({ ...given, email: EMAIL, chainId: 'nowhere' })).toEqual({
    kind: 'unknown-chain',
  });
});

test("a person with an account signs in and joins; an account with another e-mail can't join", async () => {
  const [here, there] = [await world.createChain(), await world.createChain()];
  const { person, browser } = await world.member(EMAIL, { role: 'admin', chainId: here });
  const outsider = await world.member('anonymous@example.com');
  const { token } = await invite('operator', there);
  expect(await world.accounts.invitationOf(token)).toMatchObject({ hasAccount: true });
  expect(await accept(token, 'not the password')).toEqual({ kind: 'refused' });
  expect(await world.accounts.joinByInvitation({ token, person: outsider.person, by: ANONYMOUS })).toEqual({
    kind: 'other-email',
  });

  const joining = await Promise.all(
    Array.from({ length: 5 }, () => world.accounts.joinByInvitation({ token, person, by: ANONYMOUS })),
  );
  const before = [{ role: 'admin', chainId: here }];
  const after = expect.arrayContaining([...before, { role: 'operator', chainId: there }]);
  expect(joining.filter(({ kind }) => kind === 'joined')).toEqual([{ kind: 'joined', before, after }]);
  expect(joining.filter(({ kind }) => kind === 'gone')).toHaveLength(4);
  expect((await world.accounts.personOf(browser.headers()))?.grants).toEqual(after);
});

test('joining never removes or lowers a grant', async () => {
  const { person } = await world.member(EMAIL, { role: 'operator', chainId: null });
  const { token } = await invite('viewer', null);
  const operator = [{ role: 'operator', chainId: null }];
  expect(await world.accounts.joinByInvitation({ token, person, by: ANONYMOUS })).toMatchObject({
    before: operator,
    after: operator,
  });
});
