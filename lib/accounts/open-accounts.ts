import { listInvitations, revokeInvitation } from '#lib/db/accounts/invitations.ts';
import { type GrantsChange, listPeople, type Removal, removePerson, setGrants } from '#lib/db/accounts/people.ts';
import { endOtherSessions, endSession, listSessions } from '#lib/db/accounts/sessions.ts';
import { anyUser, securityOf } from '#lib/db/accounts/users.ts';
import type { Database } from '#lib/db/database.ts';
import { withTransience } from '#lib/db/transient.ts';
import type { Person } from '#lib/domain/access.ts';
import type { CookieSecrets } from '#lib/vault/cookie-secrets.ts';
import type { Vault } from '#lib/vault/vault.ts';
import { acceptInvitation, joinByInvitation } from './accept-invitation.ts';
import { createAuth } from './auth.ts';
import { changePassword } from './change-password.ts';
import { firstAdmin, makeSetupLink, trialPerson } from './first-accounts.ts';
import { invitationOf, invite } from './invite.ts';
import type { Parts } from './parts.ts';
import { personOf, personSeen } from './person-of.ts';
import { resetPassword } from './reset-password.ts';
import { sealFactors } from './seal-factors.ts';
import { oldestSession } from './session-end.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { confirmTotp, disableTotp, startTotp } from './totp.ts';
import { createSlowHash, type Hashing } from './slow-hash.ts';
import { verifyTotp } from './verify-totp.ts';

type Options = {
  readonly db: Database;
  /** Encrypts second factors. */
  readonly vault: Vault;
  /** The first signs cookies; cookies signed with an old one stay valid and are re-signed when they are next used. */
  readonly secrets: CookieSecrets;
  /** The installation's public origin; null if unknown. */
  readonly url: string | null;
  readonly now?: () => Date;
  readonly hashing?: Hashing;
};

export type Accounts = ReturnType<typeof openAccounts>;

/**
 * Accounts, sessions and invitations. Expected failures are return values; rejects with `StoreUnavailable` if the database
 * is unavailable. `headers` are the request's; the address is taken from `X-Forwarded-For` only if it holds exactly one.
 */
export function openAccounts({ db, vault, secrets, url, now = () => new Date(), hashing = createSlowHash() }: Options) {
  const cookies = { url, secrets };
  const parts: Parts = { db, vault, cookies, now, auth: createAuth({ db, cookies, now, hashing }) };

  /** Binds a function to `parts`. */
  function bind<Given, Outcome>(work: (parts: Parts, given: Given) => Promise<Outcome>) {
    return (given: Given): Promise<Outcome> => withTransience(() => work(parts, given));
  }

  return {
    signIn: bind(signIn),
    verifyTotp: bind(verifyTotp),
    signOut: bind(signOut),
    personOf: bind(personOf),
    personSeen: bind(personSeen),

    sessions: bind((_, person: Person) => listSessions(db, { person, now: now(), oldest: oldestSession(now()) })),
    revokeSession: bind((_, { person, id }: { person: Person; id: string }) => endSession(db, person, id)),
    revokeOtherSessions: bind((_, person: Person) => endOtherSessions(db, person)),

    security: bind((_, person: Person) => securityOf(db, person.id)),
    changePassword: bind(changePassword),
    resetPassword: bind(resetPassword),
    startTotp: bind(startTotp),
    confirmTotp: bind(confirmTotp),
    disableTotp: bind(disableTotp),
    /** Re-encrypts with the newest secret what an old secret encrypted. */
    sealFactors: () => withTransience(() => sealFactors(parts)),

    firstAdmin: bind(firstAdmin),
    makeSetupLink: () => withTransience(() => makeSetupLink(parts)),
    trialPerson: bind(trialPerson),

    invite: bind(invite),
    invitations: () => withTransience(() => listInvitations(db, now())),
    revokeInvitation: bind((_, id: string) => revokeInvitation(db, { id, now: now() })),
    invitationOf: bind(invitationOf),
    acceptInvitation: bind(acceptInvitation),
    joinByInvitation: bind(joinByInvitation),

    people: () => withTransience(() => listPeople(db)),
    setGrants: bind((_, given: GrantsChange) => setGrants(db, given)),
    hasAny: () => withTransience(() => anyUser(db)),
    removePerson: bind((_, removal: Removal) => removePerson(db, { ...removal, now: now() })),
  };
}
