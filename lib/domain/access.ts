/** A person's role in a chain; each role includes the ones before it. */
export const ROLES = ['viewer', 'operator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** What a key can be used for; each scope includes the ones before it. */
export const SCOPES = ['read', 'sync', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** A role in one chain. `chainId` null: every chain, including future ones, and the installation itself. */
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
  /** Null: every chain, including future ones. */
  readonly chainIds: readonly string[] | null;
};

/** The caller: a person or an API key. */
export type Principal = Person | Key;

export const ACTOR_KINDS = ['person', 'key', 'system'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** The author of an audited action; `system` is Haizen itself. */
export type Actor = {
  readonly kind: ActorKind;
  readonly id: string | null;
  readonly name: string;
  /** Client IP address. */
  readonly address: string | null;
  readonly requestId: string | null;
};

export const SYSTEM: Actor = { kind: 'system', id: null, name: 'Haizen', address: null, requestId: null };

/** What Haizen does because a webhook of the POS told it to. Pages localize the name. */
export const POS_EVENTS: Actor = { ...SYSTEM, id: 'square', name: 'Square' };

/** What an operation requires. `scope` null: keys are rejected. */
export type Access =
  | { readonly to: 'everyone' }
  | { readonly to: 'signed-in' }
  /** The owner of the key that signs the request; the handler verifies the signature. */
  | { readonly to: 'signature' }
  | {
      /**
       * `chain`: the requested chain. `chains`: at least one; the response is limited to them. `installation`: every
       * chain.
       */
      readonly to: 'chain' | 'chains' | 'installation';
      readonly role: Role;
      readonly scope: Scope | null;
    };

/** Whether a key with a sufficient scope is accepted. */
export function acceptsKey(access: Access): boolean {
  return 'scope' in access && access.scope !== null;
}

/** Whether callers have no principal. */
export function isAnonymous({ to }: Access): boolean {
  return to === 'everyone' || to === 'signature';
}

type Need = { readonly role: Role; readonly scope: Scope | null };

const LOOKING: Need = { role: 'viewer', scope: 'read' };

export type Decision = 'allowed' | 'unauthorized' | 'forbidden' | 'not-found';

type Question = {
  readonly principal: Principal | null;
  readonly access: Access;
  /** The requested chain; null if the chain, shop or run does not exist. */
  readonly chainId: string | null;
};

/** Callers without read access get the same `not-found` as for a chain that doesn't exist. */
export function decide({ principal, access, chainId }: Question): Decision {
  if (access.to === 'everyone' || access.to === 'signature') return 'allowed';
  if (principal === null) return 'unauthorized';
  if (access.to === 'signed-in') return principal.kind === 'person' ? 'allowed' : 'forbidden';
  if (access.to === 'chains') return maySomewhere(principal, access) ? 'allowed' : 'forbidden';
  const targetChainId = access.to === 'chain' ? chainId : null;
  if (may(principal, access, targetChainId)) return 'allowed';
  return access.to === 'chain' && !may(principal, LOOKING, targetChainId) ? 'not-found' : 'forbidden';
}

/** Whether the need is met in this chain; `chainId` null: in every chain and for the installation. */
export function may(principal: Principal, need: Need, chainId: string | null): boolean {
  const chains = chainsOf(principal, need);
  return chains === 'all' || (chainId !== null && chains.includes(chainId));
}

const KEEPING: Need = { role: 'admin', scope: 'admin' };

/**
 * Whether the principal administers this chain, or the installation if `chainId` is null: its people, keys and audit
 * log.
 */
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
