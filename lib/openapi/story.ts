import type { Locale } from '#lib/messages/locale.ts';
import { translatorFor } from '#lib/messages/translator.ts';

/** What one has to know before the first request, in the order in which one meets it. */
export const CHAPTERS = [
  'sync',
  'busy',
  'order',
  'polling',
  'once',
  'pages',
  'limits',
  'problems',
  'language',
  'requestIds',
  'growth',
] as const;

/** As Markdown, for the document. */
export function story(locale: Locale): string {
  const t = translatorFor(locale);
  const chapters = CHAPTERS.map((name) => `## ${t(`api.story.${name}.title`)}\n\n${t(`api.story.${name}.text`)}`);
  return [t('api.story.intro'), ...chapters].join('\n\n');
}
