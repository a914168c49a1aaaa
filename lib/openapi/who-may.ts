import type { Access } from '#lib/domain/access.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { translatorFor } from '#lib/messages/translator.ts';

/** Who may call an operation, in one sentence. */
export function whoMay(access: Access, locale: Locale): string {
  const t = translatorFor(locale);
  if (access.to === 'everyone') return t('api.whoMay.everyone');
  if (access.to === 'signed-in') return t('api.whoMay.signedIn');
  const role = t(`api.roles.${access.role}`);
  const where = t(`api.where.${access.to}`);
  if (access.scope === null) return t('api.whoMay.people', { role, where });
  return t('api.whoMay.both', { role, where, scope: access.scope });
}
