import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  ADMIN,
  ANONYMOUS,
  createBrowser,
  type Member,
  openTestAccounts,
  PASSWORD,
  type TestAccounts,
} from '#e2e/fixtures/test-accounts.ts';
import { createKeyStore } from '#lib/db/key-store.ts';
import type { Act } from '#lib/domain/audit.ts';
import { createKeys } from './keys.ts';

let world: TestAccounts;
beforeEach(async () => {
  world = await openTestAccounts();
});
afterEach(() => world[Symbol.asyncDispose]());

type Work = () => Promise<unknown>;
/** What an action needs; calling its result does it. */
type Prepare = () => Promise<Work>;

const VIEWER = [{ role: 'viewer', chainId: null }] as const;
const EMAIL = 'other@example.com';

async function started({ person, browser }: Member): Promise<{ uri: string }> {
  const outcome = await world.accounts.startTotp({ person, password: PASSWORD, ...browser.request() });
  if (outcome.kind !== 'started') throw new Error(outcome.kind);
  return outcome;
}

/** The admin with a second factor; the current period's code is unused. */
async function secured(): Promise<Member & { readonly uri: string }> {
  const { person, browser } = await world.admin();
  const { uri } = await started({ person, browser });
  const given = { person, code: world.totpCode(uri, -1), ...browser.request() };
  const outcome = await world.accounts.confirmTotp(given);
  if (outcome.kind !== 'confirmed') throw new Error(outcome.kind);
  return { uri, browser, person: browser.take(outcome).person };
}

async function elsewhere(): Promise<Member> {
  const browser = createBrowser();
  const outcome = await world.accounts.signIn({ ...ADMIN, ...browser.request() });
  if (outcome.kind !== 'signed-in') throw new Error(outcome.kind);
  return { browser, person: browser.take(outcome).person };
}

async function invited(email = EMAIL): Promise<string> {
  const { person: admin } = await world.admin();
  const outcome = await world.accounts.invite({ email, role: 'admin', chainId: null, admin, by: ANONYMOUS });
  if (outcome.kind !== 'invited') throw new Error(outcome.kind);
  return outcome.token;
}

const ACTIONS: readonly (readonly [action: string, act: Act, prepare: Prepare])[] = [
  [
    'signing in',
    'signed-in',
    async () => {
      const { browser } = await world.admin();
      return () => world.accounts.signIn({ ...ADMIN, ...browser.request() });
    },
  ],
  [
    'the second factor of a sign-in',
    'signed-in',
    async () => {
      const { uri } = await secured();
      const browser = createBrowser();
      const outcome = await world.accounts.signIn({ ...ADMIN, ...browser.request() });
      if (outcome.kind !== 'second-factor') throw new Error(outcome.kind);
      browser.take(outcome);
      return async () => world.accounts.verifyTotp({ code: world.totpCode(uri), ...browser.request() });
    },
  ],
  ['signing in to the trial', 'signed-in', async () => () => world.accounts.signInTrial(createBrowser().request())],
  [
    'signing out',
    'signed-out',
    async () => {
      const { browser } = await world.admin();
      return () => world.accounts.signOut(browser.request());
    },
  ],
  [
    'ending a session',
    'session-ended',
    async () => {
      const { person } = await world.admin();
      const { sessionId } = (await elsewhere()).person;
      return () => world.accounts.endSession({ person, sessionId, by: ANONYMOUS });
    },
  ],
  [
    'ending the other sessions',
    'session-ended',
    async () => {
      const { person } = await world.admin();
      await elsewhere();
      return () => world.accounts.endOtherSessions({ person, by: ANONYMOUS });
    },
  ],
  [
    'changing the password',
    'password-changed',
    async () => {
      const { person, browser } = await world.admin();
      const given = { person, current: PASSWORD, next: 'quite another one 2', ...browser.request() };
      return () => world.accounts.changePassword(given);
    },
  ],
  [
    'resetting the password',
    'password-reset',
    async () => {
      await secured();
      return () => world.accounts.resetPassword({ email: ADMIN.email, by: ANONYMOUS });
    },
  ],
  [
    'switching the second factor on',
    'second-factor-on',
    async () => {
      const { person, browser } = await world.admin();
      const { uri } = await started({ person, browser });
      return () => world.accounts.confirmTotp({ person, code: world.totpCode(uri), ...browser.request() });
    },
  ],
  [
    'switching the second factor off',
    'second-factor-off',
    async () => {
      const { person, browser } = await secured();
      return () => world.accounts.disableTotp({ person, password: PASSWORD, ...browser.request() });
    },
  ],
  ['the admin of the settings', 'first-admin-made', async () => () => world.accounts.firstAdmin(ADMIN)],
  [
    'the setup link',
    'first-admin-made',
    async () => {
      const token = (await world.accounts.makeSetupLink()) ?? '';
      return () => world.accounts.acceptInvitation({ token, ...ADMIN, ...createBrowser().request() });
    },
  ],
  [
    'inviting a person',
    'person-invited',
    async () => {
      const { person: admin } = await world.admin();
      return () => world.accounts.invite({ email: EMAIL, role: 'viewer', chainId: null, admin, by: ANONYMOUS });
    },
  ],
  [
    'revoking an invitation',
    'invitation-revoked',
    async () => {
      await invited();
      const { person: admin } = await world.admin();
      const [invitation] = await world.accounts.invitations(admin);
      return () => world.accounts.revokeInvitation({ admin, invitationId: invitation?.id ?? '', by: ANONYMOUS });
    },
  ],
  [
    'accepting an invitation',
    'person-joined',
    async () => {
      const token = await invited();
      return () => world.accounts.acceptInvitation({ token, password: PASSWORD, ...createBrowser().request() });
    },
  ],
  [
    'joining with an account',
    'grants-changed',
    async () => {
      const { person } = await world.member(EMAIL);
      const token = await invited();
      return () => world.accounts.joinByInvitation({ token, person, by: ANONYMOUS });
    },
  ],
  [
    'setting roles',
    'grants-changed',
    async () => {
      const { person: admin } = await world.admin();
      const { id: personId } = (await world.member(EMAIL, { role: 'admin', chainId: null })).person;
      return () => world.accounts.setGrants({ admin, personId, grants: VIEWER, revokeKeys: true, by: ANONYMOUS });
    },
  ],
  [
    'removing a person',
    'person-removed',
    async () => {
      const { person } = await world.member(EMAIL);
      return () => world.accounts.removePerson({ personId: person.id, revokeKeys: true, by: ANONYMOUS });
    },
  ],
  [
    'creating a key',
    'key-made',
    async () => {
      const { person } = await world.admin();
      const keys = createKeys(createKeyStore(world.db));
      const key = { name: 'tool', scope: 'read', chainIds: null, expiresAt: null } as const;
      return () => keys.make(key, { ...ANONYMOUS, kind: 'person', id: person.id });
    },
  ],
  [
    'revoking a key',
    'key-revoked',
    async () => {
      const keys = createKeys(createKeyStore(world.db));
      await keys.adopt('a secret of some length', { ...ANONYMOUS, kind: 'system' });
      const [key] = await keys.list();
      return () => keys.revoke(key?.id ?? '', ANONYMOUS);
    },
  ],
];

/** Everything about accounts, except the counts of attempts. */
async function stored(): Promise<unknown> {
  const { db } = world;
  const orderBy = { id: 'asc' } as const;
  return {
    users: await db.user.findMany({ orderBy }),
    accounts: await db.account.findMany({ orderBy }),
    sessions: await db.session.findMany({ orderBy }),
    verifications: await db.verification.findMany({
      where: { NOT: { identifier: { startsWith: '2fa-attempts-' } } },
      orderBy,
    }),
    factors: await db.twoFactor.findMany({ orderBy }),
    members: await db.member.findMany({ orderBy }),
    invitations: await db.invitation.findMany({ orderBy }),
    keys: await db.apiKey.findMany({ orderBy }),
  };
}

/** Until it is disposed, the database rejects audit events, as if the process died before it wrote one. */
async function rejectAuditEvents(): Promise<AsyncDisposable> {
  const alter = (text: string) => world.db.$executeRawUnsafe(`ALTER TABLE audit_event ${text}`);
  await alter('ADD CONSTRAINT none CHECK (false) NOT VALID');
  return { [Symbol.asyncDispose]: async () => void (await alter('DROP CONSTRAINT none')) };
}

test.each(ACTIONS)('%s and its audit event happen together or not at all', async (_, act, prepare) => {
  const work = await prepare();
  const before = await stored();
  const events = await world.db.auditEvent.count();
  {
    await using _rejecting = await rejectAuditEvents();
    await expect(work()).rejects.toThrow('none');
    expect(await stored()).toEqual(before);
  }
  await work();
  expect(await stored()).not.toEqual(before);
  const recorded = await world.db.auditEvent.findMany({ orderBy: { id: 'asc' }, skip: events });
  expect(recorded.map((event) => event.act)).toEqual([act]);
});
