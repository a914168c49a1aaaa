import type { z } from 'zod';
import type { Locale } from '#lib/messages/locale.ts';
import { translatorFor } from '#lib/messages/translator.ts';

type RawIssue = z.core.$ZodRawIssue;
type Translator = ReturnType<typeof translatorFor>;

const KINDS = ['string', 'number', 'int', 'boolean', 'array', 'object'] as const;

/** For refinements with `params: { words }`. */
const CUSTOM_WORDS = ['input.inThePast', 'input.folder'] as const;

/** Localizes zod issues: says what to enter instead. */
export function issueWords(locale: Locale): (issue: RawIssue) => string {
  const t = translatorFor(locale);
  return (issue) => {
    switch (issue.code) {
      case 'invalid_type':
        return issue.input === undefined
          ? t('input.missing')
          : t('input.type', { wanted: kindWords(t, issue.expected) });
      case 'too_small':
        return tooSmall(t, issue);
      case 'too_big':
        return tooBig(t, issue);
      case 'invalid_value':
        return t('input.oneOf', { values: issue.values.map(String).join(', ') });
      case 'invalid_union':
        return unknownKind(t, issue);
      case 'unrecognized_keys':
        return t('input.unknownKey');
      case 'invalid_format':
        return t(issue.format === 'url' ? 'input.url' : 'input.notUsable');
      case 'custom':
        return t(CUSTOM_WORDS.find((key) => key === `input.${String(issue.params?.words)}`) ?? 'input.notUsable');
      default:
        return t('input.notUsable');
    }
  };
}

/** No alternative matched. If the union has a discriminator, lists its values. */
function unknownKind(t: Translator, { inst, discriminator }: Extract<RawIssue, { code: 'invalid_union' }>): string {
  const propValues = inst !== undefined && 'propValues' in inst._zod ? inst._zod.propValues : undefined;
  const kinds = discriminator === undefined ? undefined : propValues?.[discriminator];
  return kinds === undefined ? t('input.notUsable') : t('input.oneOf', { values: [...kinds].map(String).join(', ') });
}

function tooSmall(t: Translator, issue: Extract<RawIssue, { code: 'too_small' }>): string {
  const least = String(issue.minimum);
  const isText = issue.origin === 'string';
  if ((isText || issue.origin === 'array') && issue.minimum === 1) return t('input.empty');
  if (isText) return t('input.tooShort', { least });
  return t(issue.origin === 'array' ? 'input.tooFew' : 'input.tooSmall', { least });
}

function tooBig(t: Translator, issue: Extract<RawIssue, { code: 'too_big' }>): string {
  const most = String(issue.maximum);
  if (issue.origin === 'string') return t('input.tooLong', { most });
  return t(issue.origin === 'array' ? 'input.tooMany' : 'input.tooLarge', { most });
}

function kindWords(t: Translator, expected: string): string {
  return t(`input.kinds.${KINDS.find((kind) => kind === expected) ?? 'other'}`);
}
