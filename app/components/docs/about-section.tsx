import type { Locale } from '#lib/messages/locale.ts';
import { translatorFor } from '#lib/messages/translator.ts';
import { CHAPTERS } from '#lib/openapi/story.ts';
import classes from './docs.module.css';

export function AboutSection({ locale }: { locale: Locale }) {
  const t = translatorFor(locale);
  return (
    <section id="about" aria-labelledby="about-title" className={classes.card}>
      <h2 id="about-title">{t('api.docs.about')}</h2>
      <p>{t('api.story.intro')}</p>
      {CHAPTERS.map((name) => (
        <div key={name} className={classes.chapter}>
          <h3>{t(`api.story.${name}.title`)}</h3>
          <p>{t(`api.story.${name}.text`)}</p>
        </div>
      ))}
    </section>
  );
}
