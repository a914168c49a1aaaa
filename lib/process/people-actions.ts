import { isDeepStrictEqual } from 'node:util';
import type { Accounts } from '#lib/accounts/open-accounts.ts';
import type { Refusal } from '#lib/db/accounts/sign-in-refusals.ts';
import type { GrantView } from '#lib/contract/grants.ts';
import { type Actor, type Grant, keeps, type Person, type Role } from '#lib/domain/access.ts';
import type { Act, AuditEvent } from '#lib/domain/audit.ts';
import { keyViewsFor } from '#lib/api/key-view.ts';
import { invitationView, personView, sessionView } from '#lib/api/people-views.ts';

/** `headers`: the request's, with only the caller's address. `by`: the caller, or only its origin if not signed in yet. */
type RequestContext = { readonly headers: Headers; readonly by: Actor };

type Options = {
  readonly accounts: Accounts;
  readonly record: (event: AuditEvent) => Promise<void>;
  /** Like `record`, for events that anonymous callers can cause at any rate. */
  readonly recordRefusal: (refusal: Refusal) => Promise<void>;
  /** Clears this process's key cache after keys were revoked or limited. */
  readonly forgetKeys: () => void;
  /** The pages' base URL, for links. */
  readonly url: string;
  readonly trialName: string;
  readonly chainName: (chainId: string) => Promise<string | null>;
};

/** The account actions, each with its audit event. */
export function createPeopleActions({
  accounts,
  record,
  recordRefusal,
  forgetKeys,
  url,
  trialName,
  chainName,
}: Options) {
  /** The request's own actor is still anonymous, so the event names the person who just signed in. */
  async function signedIn(person: Person, by: Actor, act: Act = 'signed-in'): Promise<void> {
    await record({ act, by: { ...by, kind: 'person', id: person.id, name: person.name }, subject: person.email });
  }

  async function notSignedIn(act: Refusal['act'], email: string, by: Actor): Promise<void> {
    await recordRefusal({ act, by: { ...by, kind: 'person', name: email }, subject: email });
  }

  async function signIn({ email, password, headers, by }: RequestContext & { email: string; password: string }) {
    const outcome = await accounts.signIn({ email, password, headers });
    if (outcome.kind === 'signed-in') await signedIn(outcome.person, by);
    if (outcome.kind === 'refused') await notSignedIn('sign-in-refused', email, by);
    if (outcome.kind === 'locked') await notSignedIn('sign-in-locked', email, by);
    return outcome;
  }

  async function joinByInvitation({ token, person, by }: { token: string; person: Person; by: Actor }) {
    const outcome = await accounts.joinByInvitation({ token, person });
    if (outcome.kind === 'joined') {
      const { before, after } = outcome;
      await record({
        act: 'grants-changed',
        by,
        subject: person.email,
        before: { grants: before },
        after: { grants: after },
      });
    }
    return outcome;
  }

  return {
    hasAny: () => accounts.hasAny(),
    signIn,

    async signInSecondFactor({ code, headers, by }: RequestContext & { code: string }) {
      const outcome = await accounts.verifyTotp({ code, headers });
      if (outcome.kind === 'signed-in') await signedIn(outcome.person, by);
      return outcome;
    },

    async signInTrial({ headers, by }: RequestContext) {
      const outcome = await accounts.trialPerson({ name: trialName, headers });
      await signedIn(outcome.person, by);
      return outcome;
    },

    async signOut({ headers, by }: RequestContext) {
      const cookies = await accounts.signOut(headers);
      await record({ act: 'signed-out', by });
      return cookies;
    },

    async security(person: Person) {
      const { totp, hasPassword } = await accounts.security(person);
      return { secondFactor: totp, hasPassword };
    },

    async sessions(person: Person) {
      return (await accounts.sessions(person)).map(sessionView);
    },

    async endSession({ person, sessionId, by }: { person: Person; sessionId: string; by: Actor }) {
      const ended = await accounts.revokeSession({ person, id: sessionId });
      if (ended) await record({ act: 'session-ended', by, after: { sessions: 1 } });
      return ended;
    },

    async endOtherSessions({ person, by }: { person: Person; by: Actor }) {
      const sessions = await accounts.revokeOtherSessions(person);
      if (sessions > 0) await record({ act: 'session-ended', by, after: { sessions } });
    },

    async changePassword({ by, ...request }: RequestContext & { person: Person; current: string; next: string }) {
      const outcome = await accounts.changePassword(request);
      if (outcome.kind === 'changed') await record({ act: 'password-changed', by });
      return outcome;
    },

    startSecondFactor: (request: { person: Person; headers: Headers; password: string }) => accounts.startTotp(request),

    async confirmSecondFactor({ by, ...request }: RequestContext & { person: Person; code: string }) {
      const outcome = await accounts.confirmTotp(request);
      if (outcome.kind === 'confirmed') await record({ act: 'second-factor-on', by });
      return outcome;
    },

    async stopSecondFactor({ by, ...request }: RequestContext & { person: Person; password: string }) {
      const outcome = await accounts.disableTotp(request);
      if (outcome.kind === 'disabled') await record({ act: 'second-factor-off', by });
      return outcome;
    },

    /** The people with a role in one of the admin's chains, with only the roles that the admin may see. */
    async list(admin: Person) {
      const people = await accounts.people();
      return people.filter(({ grants }) => maySee(admin, grants)).map((person) => personView(asSeenBy(admin, person)));
    },

    /** Replaces the roles that the admin administers and keeps all others. People outside `list` count as unknown. */
    async setGrants({ admin, personId, grants, revokeKeys, by }: GrantsRequest) {
      if (!grants.every((grant) => isTheirs(admin, grant))) return { kind: 'not-theirs' } as const;
      const outcome = await accounts.setGrants({
        userId: personId,
        change: (before) =>
          maySee(admin, before) ? [...before.filter((grant) => !isTheirs(admin, grant)), ...grants] : null,
        ...(revokeKeys && { boundKeysBy: by }),
      });
      if (outcome.kind !== 'set') return outcome;
      forgetKeys();
      const { person, before, keys } = outcome;
      if (!isDeepStrictEqual(before, person.grants)) {
        const change = { before: { grants: before }, after: { grants: person.grants } };
        await record({ act: 'grants-changed', by, subject: person.email, ...change });
      }
      return {
        kind: 'set',
        person: personView(asSeenBy(admin, person)),
        keys: keyViewsFor(admin, keys),
      } as const;
    },

    async remove({ admin, personId, revokeKeys, by }: RemovalRequest) {
      const outcome = await accounts.removePerson({ userId: personId, ...(revokeKeys && { revokeKeysBy: by }) });
      if (outcome.kind !== 'removed') return outcome;
      forgetKeys();
      const { email, grants } = outcome.person;
      await record({ act: 'person-removed', by, subject: email, before: { grants } });
      return { kind: 'removed', keys: keyViewsFor(admin, outcome.keys) } as const;
    },

    async invitations(admin: Person) {
      return (await accounts.invitations()).filter((invitation) => isTheirs(admin, invitation)).map(invitationView);
    },

    async invite({
      admin,
      by,
      ...wanted
    }: {
      admin: Person;
      by: Actor;
      email: string;
      role: Role;
      chainId: string | null;
    }) {
      if (!isTheirs(admin, wanted)) return { kind: 'not-theirs' } as const;
      const outcome = await accounts.invite({ ...wanted, by: admin });
      if (outcome.kind !== 'invited') return outcome;
      const { role, chainId } = wanted;
      await record({
        act: 'person-invited',
        by,
        ...(chainId !== null && { chainId }),
        subject: wanted.email,
        after: { role },
      });
      return {
        kind: 'invited',
        invitation: invitationView(outcome.invitation),
        link: `${url}/invite#${outcome.token}`,
      } as const;
    },

    async revokeInvitation({ admin, invitationId, by }: { admin: Person; invitationId: string; by: Actor }) {
      const open = (await accounts.invitations()).find(({ id }) => id === invitationId);
      if (open === undefined || !isTheirs(admin, open)) return null;
      const revoked = await accounts.revokeInvitation(invitationId);
      if (revoked === null) return null;
      await record({ act: 'invitation-revoked', by, ...(revoked.email !== null && { subject: revoked.email }) });
      return invitationView(revoked);
    },

    async invitationOf(token: string) {
      const open = await accounts.invitationOf(token);
      if (open === null) return null;
      const { email, role, chainId, hasAccount } = open;
      return { email, role, chainName: chainId && (await chainName(chainId)), hasAccount };
    },

    /** Creates the account; if one exists, signs in to it and adds the role. */
    async acceptInvitation({ token, name, email, password, headers, by }: Accepting) {
      const open = await accounts.invitationOf(token);
      if (open === null) return { kind: 'gone' } as const;
      if (open.hasAccount && open.email !== null) {
        const outcome = await signIn({ email: open.email, password, headers, by });
        if (outcome.kind === 'signed-in')
          await joinByInvitation({ token, person: outcome.person, by: actorOf(outcome.person, by) });
        return outcome;
      }
      const accepted = await accounts.acceptInvitation({
        token,
        name: name ?? nameIn(open.email ?? email),
        email,
        password,
        headers,
      });
      if (accepted.kind !== 'signed-in') return accepted;
      await signedIn(accepted.person, by, open.email === null ? 'first-admin-made' : 'person-joined');
      return accepted;
    },

    joinByInvitation,
  };
}

type GrantsRequest = {
  readonly admin: Person;
  readonly personId: string;
  readonly grants: readonly GrantView[];
  /** Whether to limit the person's keys to the new roles. */
  readonly revokeKeys: boolean;
  readonly by: Actor;
};

type RemovalRequest = Omit<GrantsRequest, 'grants'>;

type Accepting = RequestContext & {
  readonly token: string;
  readonly name?: string;
  readonly email?: string;
  readonly password: string;
};

function actorOf({ id, name }: Person, by: Actor): Actor {
  return { ...by, kind: 'person', id, name };
}

function nameIn(email = ''): string {
  return email.split('@')[0] ?? '';
}

function administersAll(admin: Person): boolean {
  return keeps(admin, null);
}

/** Whether the admin may grant and revoke roles in this scope. */
function isTheirs(admin: Person, { chainId }: Pick<Grant, 'chainId'>): boolean {
  return keeps(admin, chainId);
}

/** Installation admins see everyone; other admins only people with a role in one of their chains. */
function maySee(admin: Person, grants: readonly Grant[]): boolean {
  return administersAll(admin) || grants.some((grant) => grant.chainId !== null && isTheirs(admin, grant));
}

/** Removes the grants in chains that the admin doesn't administer. */
function asSeenBy<Seen extends { readonly grants: readonly Grant[] }>(admin: Person, person: Seen): Seen {
  return { ...person, grants: person.grants.filter((grant) => grant.chainId === null || isTheirs(admin, grant)) };
}
