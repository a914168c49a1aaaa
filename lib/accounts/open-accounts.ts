import { anyUser, securityOf } from '#lib/db/accounts/users.ts';
import type { Database } from '#lib/db/database.ts';
import { withTransience } from '#lib/db/transient.ts';
import type { Person } from '#lib/domain/access.ts';
import type { CookieSecrets } from '#lib/vault/cookie-secrets.ts';
import type { Vault } from '#lib/vault/vault.ts';
import { acceptInvitation, joinByInvitation } from './accept-invitation.ts';
import { changePassword, resetPassword } from './change-password.ts';
import { firstAdmin, makeSetupLink, signInTrial } from './first-accounts.ts';
import { invitationOf, invitationsOf, invite, revokeInvitation } from './invite.ts';
import type { Parts } from './parts.ts';
import { peopleOf, removePerson, setGrants } from './people.ts';
import { personOf, personSeen } from './person-of.ts';
import { sealFactors } from './seal-factors.ts';
import { endOtherSessions, endSession, sessionsOf, signOut } from './sessions.ts';
import { signIn } from './sign-in.ts';
import { createSlowHash, type Hashing } from './slow-hash.ts';
import { confirmTotp, disableTotp, startTotp } from './totp.ts';
import { verifyTotp } from './verify-totp.ts';

type Options = {
  readonly db: Database;
  /** Encrypts second factors. */
  readonly vault: Vault;
  /** The first signs cookies; cookies signed with an old one stay valid and are re-signed when they are next used. */
  readonly secrets: CookieSecrets;
  /** The installation's public origin; null if unknown. */
  readonly url: string | null;
  /** Clears this process's key cache after keys were revoked or limited. */
  readonly forgetKeys?: () => void;
  readonly now?: () => Date;
  readonly hashing?: Hashing;
};

export type Accounts = ReturnType<typeof openAccounts>;

/**
 * Accounts, sessions and invitations. Each action and its audit event are one transaction. Expected failures are return
 * values; rejects with `StoreUnavailable` if the database is unavailable.
 */
export function openAccounts({
  db,
  vault,
  secrets,
  url,
  forgetKeys = () => {},
  now = () => new Date(),
  hashing = createSlowHash(),
}: Options) {
  const parts: Parts = { db, vault, hashing, cookies: { url, secrets }, now, forgetKeys };

  /** Binds a function to `parts`. */
  function bind<Args extends unknown[], Outcome>(work: (parts: Parts, ...args: Args) => Promise<Outcome>) {
    return (...args: Args): Promise<Outcome> => withTransience(() => work(parts, ...args));
  }

  return {
    signIn: bind(signIn),
    verifyTotp: bind(verifyTotp),
    signInTrial: bind(signInTrial),
    signOut: bind(signOut),
    personOf: bind(personOf),
    personSeen: bind(personSeen),

    sessions: bind(sessionsOf),
    endSession: bind(endSession),
    endOtherSessions: bind(endOtherSessions),

    security: bind((_, person: Person) => securityOf(db, person.id)),
    changePassword: bind(changePassword),
    resetPassword: bind(resetPassword),
    startTotp: bind(startTotp),
    confirmTotp: bind(confirmTotp),
    disableTotp: bind(disableTotp),
    /** Re-encrypts with the newest secret what an old secret encrypted. */
    sealFactors: bind(sealFactors),

    hasAny: bind(() => anyUser(db)),
    firstAdmin: bind(firstAdmin),
    makeSetupLink: bind(makeSetupLink),

    invite: bind(invite),
    invitations: bind(invitationsOf),
    revokeInvitation: bind(revokeInvitation),
    invitationOf: bind(invitationOf),
    acceptInvitation: bind(acceptInvitation),
    joinByInvitation: bind(joinByInvitation),

    people: bind(peopleOf),
    setGrants: bind(setGrants),
    removePerson: bind(removePerson),
  };
}
