import { z } from 'zod';
import { formatExact } from '#lib/client/format/clock.ts';
import { formatNames } from '#lib/client/format/list.ts';
import { formatCount } from '#lib/client/format/number.ts';
import { viewerTimeZone } from '#lib/client/format/zoned.ts';
import { grantSchema } from '#lib/contract/grants.ts';
import { RUN_SCOPES } from '#lib/contract/runs.ts';
import { TRIAL_FAULTS } from '#lib/contract/trial.ts';
import { ROLES, SCOPES } from '#lib/domain/access.ts';
import { THRESHOLD_BOUNDS } from '#lib/domain/guard/thresholds.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { translatorFor } from '#lib/messages/translator.ts';
import { thresholdOf } from './field-words.ts';

type Value = { readonly field: string; readonly value: unknown };

type Context = {
  readonly locale: Locale;
  readonly chainName: (chainId: string | null) => string;
};

/** A field's value as text. A missing threshold means the default; values without a translation are shown as they are. */
export function valueWords({ field, value }: Value, { locale, chainName }: Context): string {
  const t = translatorFor(locale);
  if (value === undefined) return t(thresholdOf(field) === null ? 'audit.detail.none' : 'audit.detail.standard');
  switch (field) {
    case 'chainIds':
      return formatNames(locale, (ids.safeParse(value).data ?? [null]).map(chainName));
    case 'grants':
      return grantWords(value);
    case 'expiresAt':
      return timeWords(value) ?? t('keys.never');
    case 'olderThan':
    case 'from':
    case 'to':
      return timeWords(value) ?? plain();
    case 'inScope':
      return t(value === true ? 'audit.detail.inScope.yes' : 'audit.detail.inScope.no');
    case 'webhookKey':
      if (value === null) return t('audit.detail.none');
      return t(value === 'new' ? 'audit.detail.key.new' : 'audit.detail.key.old');
    case 'posAccessToken':
    case 'orderingToken':
      return t(value === 'new' ? 'audit.detail.token.new' : 'audit.detail.token.old');
    case 'preset':
      return known(TRIAL_FAULTS, (fault) => t(`shell.trial.${fault}`));
    case 'role':
      return known(ROLES, (role) => t(`access.role.${role}`));
    case 'scope':
      return (
        SCOPES.map((scope) => (scope === value ? t(`access.scope.${scope}`) : null)).find(Boolean) ??
        known(RUN_SCOPES, (scope) => t(`audit.detail.syncScope.${scope}`))
      );
    default:
      return plain();
  }

  function timeWords(time: unknown): string | null {
    if (typeof time !== 'string') return null;
    return formatExact(locale, { at: new Date(time), timeZone: viewerTimeZone() });
  }

  function plain(): string {
    const threshold = thresholdOf(field);
    if (typeof value === 'number') return threshold === null ? formatCount(value) : withUnit(threshold, value);
    if (typeof value === 'boolean') return t(value ? 'audit.detail.yes' : 'audit.detail.no');
    if (value === null || value === '') return t('audit.detail.none');
    return typeof value === 'string' ? value : JSON.stringify(value);
  }

  function withUnit(threshold: NonNullable<ReturnType<typeof thresholdOf>>, amount: number): string {
    const { unit } = THRESHOLD_BOUNDS[threshold];
    return t(`connect.edit.unit.${unit}`, { value: String(amount) });
  }

  function known<Word extends string>(words: readonly Word[], say: (word: Word) => string): string {
    const word = words.find((each) => each === value);
    return word === undefined ? plain() : say(word);
  }

  function grantWords(grants: unknown): string {
    const read = z.array(grantSchema).safeParse(grants);
    if (!read.success) return plain();
    if (read.data.length === 0) return t('people.noRole');
    const each = read.data.map(({ role, chainId }) =>
      t('audit.detail.grant', { role: t(`access.role.${role}`), chain: chainName(chainId) }),
    );
    return formatNames(locale, each);
  }
}

const ids = z.array(z.string());
