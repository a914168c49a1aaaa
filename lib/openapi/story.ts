import type { Locale } from '#lib/messages/locale.ts';
import { translatorFor } from '#lib/messages/translator.ts';

/** What to know before the first request, in reading order. */
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

/** The introduction as Markdown, for the document's description. */
export function story(locale: Locale): string {
  const t = translatorFor(locale);
  const chapters = CHAPTERS.map((name) => `## ${t(`api.story.${name}.title`)}\n\n${t(`api.story.${name}.text`)}`);
  return [t('api.story.intro'), ...chapters].join('\n\n');
}
