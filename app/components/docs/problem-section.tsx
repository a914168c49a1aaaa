import { translatorFor } from '#lib/messages/translator.ts';
import type { DocsProps } from './docs-props.ts';
import classes from './docs.module.css';

/** All error codes with their messages. */
export function ProblemSection({ document, locale }: DocsProps) {
  const t = translatorFor(locale);
  return (
    <section id="problems" aria-labelledby="problems-title" className={classes.group}>
      <h1 id="problems-title">{t('api.docs.problems')}</h1>
      <dl className={classes.card}>
        {Object.values(document.components.examples).map(({ value: { code, status, title, detail, remedy } }) => (
          <div key={code} id={`problem-${code}`} className={classes.problem}>
            <dt>
              <span className={classes.status}>{status}</span>
              <code>{code}</code>
              {title}
            </dt>
            <dd>
              {detail} {remedy}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
