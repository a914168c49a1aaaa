import type { Access } from '#lib/domain/access.ts';

export const EVERYONE = { to: 'everyone' } as const satisfies Access;
export const SIGNED_IN = { to: 'signed-in' } as const satisfies Access;

/** No session and no key: the sender signs the request. */
export const SIGNED_BY_POS = { to: 'signature' } as const satisfies Access;

export const SEES_CHAIN = { to: 'chain', role: 'viewer', scope: 'read' } as const satisfies Access;
export const SYNCS_CHAIN = { to: 'chain', role: 'operator', scope: 'sync' } as const satisfies Access;
export const CHANGES_CHAIN = { to: 'chain', role: 'admin', scope: 'admin' } as const satisfies Access;

export const SEES_CHAINS = { to: 'chains', role: 'viewer', scope: 'read' } as const satisfies Access;
export const KEEPS_CHAINS = { to: 'chains', role: 'admin', scope: 'admin' } as const satisfies Access;

/** Only people manage people: API keys can't create or remove them. */
export const KEEPS_PEOPLE = { to: 'chains', role: 'admin', scope: null } as const satisfies Access;
export const KEEPS_ALL_PEOPLE = { to: 'installation', role: 'admin', scope: null } as const satisfies Access;

/** For every chain and the installation itself. */
export const OVER_ALL = {
  viewer: { to: 'installation', role: 'viewer', scope: 'read' },
  operator: { to: 'installation', role: 'operator', scope: 'sync' },
  admin: { to: 'installation', role: 'admin', scope: 'admin' },
} as const satisfies Record<string, Access>;
