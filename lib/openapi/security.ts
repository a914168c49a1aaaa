import type { Access } from '#lib/domain/access.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { translatorFor } from '#lib/messages/translator.ts';
import type { OperationObject } from './document-types.ts';

/** The two ways to authenticate, by their names in the document's `securitySchemes`. */
export const SECURITY_SCHEMES = {
  key: { type: 'http', scheme: 'bearer' },
  session: { type: 'apiKey', in: 'cookie', name: 'haizen.session_token' },
} as const;

/** The schemes that an operation accepts, with the required scope or role. */
export function securityOf(access: Access): OperationObject['security'] {
  if (access.to === 'everyone' || access.to === 'signature') return [];
  if (access.to === 'signed-in') return [{ session: [] }];
  const session = { session: [access.role] };
  return access.scope === null ? [session] : [{ key: [access.scope] }, session];
}

/** Who may call an operation, in one sentence. */
export function whoMay(access: Access, locale: Locale): string {
  const t = translatorFor(locale);
  if (access.to === 'everyone') return t('api.whoMay.everyone');
  if (access.to === 'signature') return t('api.whoMay.signature');
  if (access.to === 'signed-in') return t('api.whoMay.signedIn');
  const role = t(`api.roles.${access.role}`);
  const where = t(`api.where.${access.to}`);
  if (access.scope === null) return t('api.whoMay.people', { role, where });
  return t('api.whoMay.both', { role, where, scope: access.scope });
}
