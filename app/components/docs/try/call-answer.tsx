'use client';

import { useTranslations } from 'use-intl';
import type { Sent } from '#lib/client/fetch-json.ts';
import classes from './try.module.css';

/** Rendering more makes the page slow; curl has all of it. */
const SHOWN_CHARACTERS = 50_000;
const SHOWN_LINES = 24;

/** The headers and the body of a response. */
export function CallAnswer({ answer: { response, text }, path }: { answer: Sent; path: string }) {
  const t = useTranslations('api.docs.try');
  const body = readable(text);
  return (
    <div className={classes.answer}>
      <details>
        <summary>{t('headers')}</summary>
        <pre aria-label={t('headersOf', { path })}>
          {[...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n')}
        </pre>
      </details>
      <textarea
        readOnly
        rows={Math.min(body.split('\n').length, SHOWN_LINES)}
        aria-label={t('bodyOf', { path })}
        value={body.slice(0, SHOWN_CHARACTERS)}
      />
      {body.length > SHOWN_CHARACTERS ? <p className={classes.hint}>{t('cut', { count: SHOWN_CHARACTERS })}</p> : null}
    </div>
  );
}

/** JSON indented, anything else as it is. */
function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
