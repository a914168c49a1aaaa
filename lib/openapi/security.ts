import type { Access } from '#lib/domain/access.ts';
import type { OperationObject } from './document-types.ts';

/** The two ways to authenticate, by their names in the document's `securitySchemes`. */
export const SECURITY_SCHEMES = {
  key: { type: 'http', scheme: 'bearer' },
  session: { type: 'apiKey', in: 'cookie', name: 'haizen.session_token' },
} as const;

/** The schemes that an operation accepts, with the required scope or role. */
export function securityOf(access: Access): OperationObject['security'] {
  if (access.to === 'everyone') return [];
  if (access.to === 'signed-in') return [{ session: [] }];
  const session = { session: [access.role] };
  return access.scope === null ? [session] : [{ key: [access.scope] }, session];
}
