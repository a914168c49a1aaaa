import type { KeyFacts } from '#lib/accounts/ports.ts';
import type { Actor, Grant } from '#lib/domain/access.ts';
import { adminChains } from '#lib/domain/key-bounds.ts';
import { mergeGrants, ruleEverything } from '#lib/domain/merge-grants.ts';
import type { Database, Transaction } from '#lib/db/database.ts';
import { boundKeys } from '#lib/db/keys/bound-keys.ts';
import { alone } from './alone.ts';
import { hasOtherAdmin, chainsExist, grantsOf, putGrants } from './grants.ts';

/** A person as shown to others. */
export type PersonFacts = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly grants: readonly Grant[];
  readonly totp: boolean;
  readonly createdAt: Date;
  readonly lastSignInAt: Date | null;
};

type GrantsOutcome =
  | {
      readonly kind: 'set';
      readonly person: PersonFacts;
      readonly before: readonly Grant[];
      /** The person's keys that were limited or revoked as a result. */
      readonly keys: readonly KeyFacts[];
    }
  | { readonly kind: 'last-admin' | 'unknown-person' | 'unknown-chain' };

type RemovalOutcome =
  | { readonly kind: 'removed'; readonly person: PersonFacts; readonly keys: readonly KeyFacts[] }
  | { readonly kind: 'last-admin' | 'unknown-person' };

const withMembers = { members: { select: { role: true, chainId: true } } } as const;

export async function listPeople(db: Database): Promise<PersonFacts[]> {
  const rows = await db.user.findMany({ include: withMembers, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  return rows.map(factsOf);
}

export type GrantsChange = {
  readonly userId: string;
  /** Maps the current grants to the new ones; null if the caller must not know about the person. */
  readonly change: (before: readonly Grant[]) => readonly Grant[] | null;
  /** Who limits the person's keys to the new grants; if absent, the keys stay unchanged. */
  readonly boundKeysBy?: Actor;
};

/** Without grants the account remains, with no permissions. */
export function setGrants(db: Database, { userId, change, boundKeysBy: by }: GrantsChange): Promise<GrantsOutcome> {
  return alone(db, async (tx) => {
    const person = await find(tx, userId);
    const wanted = person && change(person.grants);
    if (person === null || wanted === null) return { kind: 'unknown-person' };
    const after = mergeGrants(wanted);
    if (!(await chainsExist(tx, after))) return { kind: 'unknown-chain' };
    if (!ruleEverything(after) && (await isLastAdmin(tx, userId))) return { kind: 'last-admin' };
    await putGrants(tx, userId, after);
    const creator = { kind: 'person', id: userId } as const;
    const keys = by === undefined ? [] : await boundKeys(tx, { creator, chains: adminChains(after), by });
    return { kind: 'set', person: { ...person, grants: after }, before: person.grants, keys };
  });
}

export type Removal = {
  readonly userId: string;
  /** Who revokes the person's keys; if absent, they outlive the account. */
  readonly revokeKeysBy?: Actor;
};

/** Deletes the account with its sessions and revokes its open invitations. */
export function removePerson(
  db: Database,
  { userId, revokeKeysBy: by, now }: Removal & { readonly now: Date },
): Promise<RemovalOutcome> {
  return alone(db, async (tx) => {
    const person = await find(tx, userId);
    if (person === null) return { kind: 'unknown-person' };
    if (await isLastAdmin(tx, userId)) return { kind: 'last-admin' };
    const open = { invitedBy: userId, acceptedAt: null, revokedAt: null };
    await tx.invitation.updateMany({ where: open, data: { revokedAt: now } });
    await tx.user.delete({ where: { id: userId } });
    const creator = { kind: 'person', id: userId } as const;
    const keys = by === undefined ? [] : await boundKeys(tx, { creator, chains: [], by });
    return { kind: 'removed', person, keys };
  });
}

async function isLastAdmin(tx: Transaction, userId: string): Promise<boolean> {
  return ruleEverything(await grantsOf(tx, userId)) && !(await hasOtherAdmin(tx, userId));
}

async function find(tx: Transaction, userId: string): Promise<PersonFacts | null> {
  const row = await tx.user.findUnique({ where: { id: userId }, include: withMembers });
  return row && factsOf(row);
}

function factsOf(row: {
  id: string;
  name: string;
  email: string;
  twoFactorEnabled: boolean;
  createdAt: Date;
  lastSignInAt: Date | null;
  members: Grant[];
}): PersonFacts {
  const { id, name, email, createdAt, lastSignInAt, members, twoFactorEnabled: totp } = row;
  return { id, name, email, grants: mergeGrants(members), totp, createdAt, lastSignInAt };
}
