/** What a person may do in a chain; each includes the ones before it. */
export const ROLES = ['viewer', 'operator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** What a key may be used for; each includes the ones before it. */
export const SCOPES = ['read', 'sync', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** A role in one chain; `chainId` null: in every chain, those to come included, and over the installation itself. */
export type Grant = { readonly role: Role; readonly chainId: string | null };

export type Person = {
  readonly kind: 'person';
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly sessionId: string;
  readonly grants: readonly Grant[];
};

export type Key = {
  readonly kind: 'key';
  readonly id: string;
  readonly name: string;
  readonly scope: Scope;
  /** Null: every chain, those to come included. */
  readonly chainIds: readonly string[] | null;
};

/** Who asks. */
export type Principal = Person | Key;

export const ACTOR_KINDS = ['person', 'key', 'system'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** Who did something, as the record keeps it; `system` is Haizen itself. */
export type Actor = {
  readonly kind: ActorKind;
  readonly id: string | null;
  readonly name: string;
  /** Where the request came from. */
  readonly address: string | null;
  readonly requestId: string | null;
};

/** Haizen itself, as the record names it. */
export const SYSTEM: Actor = { kind: 'system', id: null, name: 'Haizen', address: null, requestId: null };

/** Whom an operation is for. Keys have no business where `scope` is null. */
export type Access =
  | { readonly to: 'everyone' }
  | { readonly to: 'signed-in' }
  | {
      /** `chain`: the one that is asked for. `chains`: any; the answer has only theirs. `installation`: all of them. */
      readonly to: 'chain' | 'chains' | 'installation';
      readonly role: Role;
      readonly scope: Scope | null;
    };

/** Whether a key may be enough. */
export function acceptsKey(access: Access): boolean {
  return 'scope' in access && access.scope !== null;
}

type Need = { readonly role: Role; readonly scope: Scope | null };

const LOOKING: Need = { role: 'viewer', scope: 'read' };

export type Decision = 'allowed' | 'unauthorized' | 'forbidden' | 'not-found';

type Question = {
  readonly principal: Principal | null;
  readonly access: Access;
  /** Of what is asked for; null where there is no such chain, shop or run. */
  readonly chainId: string | null;
};

/** Who may not even look at a chain is told what they would be told if it did not exist. */
export function decide({ principal, access, chainId }: Question): Decision {
  if (access.to === 'everyone') return 'allowed';
  if (principal === null) return 'unauthorized';
  if (access.to === 'signed-in') return principal.kind === 'person' ? 'allowed' : 'forbidden';
  if (access.to === 'chains') return maySomewhere(principal, access) ? 'allowed' : 'forbidden';
  const asked = access.to === 'chain' ? chainId : null;
  if (may(principal, access, asked)) return 'allowed';
  return access.to === 'chain' && !may(principal, LOOKING, asked) ? 'not-found' : 'forbidden';
}

/** In this chain; in every chain and over the installation where `chainId` is null. */
export function may(principal: Principal, need: Need, chainId: string | null): boolean {
  const chains = chainsOf(principal, need);
  return chains === 'all' || (chainId !== null && chains.includes(chainId));
}

const KEEPING: Need = { role: 'admin', scope: 'admin' };

/** Whether a chain, or the installation where `chainId` is null, is in somebody's hands: its people, keys and record. */
export function keeps(principal: Principal, chainId: string | null): boolean {
  return may(principal, KEEPING, chainId);
}

/** The chains in which this is allowed. */
export function chainsOf(principal: Principal, need: Need = LOOKING): 'all' | readonly string[] {
  if (principal.kind === 'key')
    return includes(SCOPES, principal.scope, need.scope) ? (principal.chainIds ?? 'all') : [];
  const enough = principal.grants.filter(({ role }) => includes(ROLES, role, need.role));
  const chains = enough.map((grant) => grant.chainId).filter((chainId) => chainId !== null);
  return chains.length < enough.length ? 'all' : chains;
}

function maySomewhere(principal: Principal, need: Need): boolean {
  return chainsOf(principal, need).length > 0;
}

function includes<T>(ranks: readonly T[], held: T, needed: T | null): boolean {
  return needed !== null && ranks.indexOf(held) >= ranks.indexOf(needed);
}
