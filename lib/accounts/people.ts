import { isDeepStrictEqual } from 'node:util';
import { alone } from '#lib/db/accounts/alone.ts';
import { chainsExist, isLastAdmin, putGrants } from '#lib/db/accounts/grants.ts';
import { deletePerson, listPeople, personWithId } from '#lib/db/accounts/people.ts';
import { boundKeys } from '#lib/db/keys/bound-keys.ts';
import { recordAuditEvent } from '#lib/db/record-audit-event.ts';
import { type Actor, type Grant, keeps, type Person } from '#lib/domain/access.ts';
import { adminChains } from '#lib/domain/key-bounds.ts';
import type { KeyFacts } from '#lib/domain/keys.ts';
import { mergeGrants, ruleEverything } from '#lib/domain/merge-grants.ts';
import type { PersonFacts } from '#lib/domain/people.ts';
import type { Parts } from './parts.ts';

/** The people with a role in one of the admin's chains, with only the roles that the admin may see. */
export async function peopleOf({ db }: Parts, admin: Person): Promise<readonly PersonFacts[]> {
  const people = await listPeople(db);
  return people.filter(({ grants }) => maySee(admin, grants)).map((person) => asSeenBy(admin, person));
}

type Changing = {
  readonly admin: Person;
  readonly personId: string;
  /** Whether to limit the person's keys to the roles that they keep; otherwise the keys stay unchanged. */
  readonly revokeKeys: boolean;
  readonly by: Actor;
};

export type GrantsOutcome =
  | {
      readonly kind: 'set';
      readonly person: PersonFacts;
      /** The person's keys that were limited or revoked as a result. */
      readonly keys: readonly KeyFacts[];
    }
  | { readonly kind: 'not-theirs' | 'last-admin' | 'unknown-person' | 'unknown-chain' };

/**
 * Replaces the roles that the admin administers and keeps all others. People outside `peopleOf` count as unknown. Without
 * roles the account remains, with no permissions.
 */
export async function setGrants(
  { db, forgetKeys }: Parts,
  { admin, personId, grants, revokeKeys, by }: Changing & { readonly grants: readonly Grant[] },
): Promise<GrantsOutcome> {
  if (!grants.every(({ chainId }) => keeps(admin, chainId))) return { kind: 'not-theirs' };
  const outcome = await alone(db, async (tx): Promise<GrantsOutcome> => {
    const person = await personWithId(tx, personId);
    if (person === null || !maySee(admin, person.grants)) return { kind: 'unknown-person' };
    const others = person.grants.filter(({ chainId }) => !keeps(admin, chainId));
    const after = mergeGrants([...others, ...grants]);
    if (!(await chainsExist(tx, after))) return { kind: 'unknown-chain' };
    if (!ruleEverything(after) && (await isLastAdmin(tx, personId))) return { kind: 'last-admin' };
    await putGrants(tx, personId, after);
    const creator = { kind: 'person', id: personId } as const;
    const keys = revokeKeys ? await boundKeys(tx, { creator, chains: adminChains(after), by }) : [];
    if (!isDeepStrictEqual(person.grants, after)) {
      const change = { before: { grants: person.grants }, after: { grants: after } };
      await recordAuditEvent(tx, { act: 'grants-changed', by, subject: person.email, ...change });
    }
    return { kind: 'set', person: asSeenBy(admin, { ...person, grants: after }), keys };
  });
  if (outcome.kind === 'set') forgetKeys();
  return outcome;
}

export type RemovalOutcome =
  | { readonly kind: 'removed'; readonly person: PersonFacts; readonly keys: readonly KeyFacts[] }
  | { readonly kind: 'last-admin' | 'unknown-person' };

/** Deletes the account with its sessions and revokes its open invitations. */
export async function removePerson(
  { db, now, forgetKeys }: Parts,
  { personId, revokeKeys, by }: Omit<Changing, 'admin'>,
): Promise<RemovalOutcome> {
  const outcome = await alone(db, async (tx): Promise<RemovalOutcome> => {
    const person = await personWithId(tx, personId);
    if (person === null) return { kind: 'unknown-person' };
    if (await isLastAdmin(tx, personId)) return { kind: 'last-admin' };
    await deletePerson(tx, { id: personId, now: now() });
    const creator = { kind: 'person', id: personId } as const;
    const keys = revokeKeys ? await boundKeys(tx, { creator, chains: [], by }) : [];
    const before = { grants: person.grants };
    await recordAuditEvent(tx, { act: 'person-removed', by, subject: person.email, before });
    return { kind: 'removed', person, keys };
  });
  if (outcome.kind === 'removed') forgetKeys();
  return outcome;
}

/** Installation admins see everyone; other admins only people with a role in one of their chains. */
function maySee(admin: Person, grants: readonly Grant[]): boolean {
  return keeps(admin, null) || grants.some(({ chainId }) => chainId !== null && keeps(admin, chainId));
}

/** Removes the grants in chains that the admin doesn't administer. */
function asSeenBy(admin: Person, person: PersonFacts): PersonFacts {
  return { ...person, grants: person.grants.filter(({ chainId }) => chainId === null || keeps(admin, chainId)) };
}
