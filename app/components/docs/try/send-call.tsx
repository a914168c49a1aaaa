'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { send, type Sent } from '#lib/client/fetch-json.ts';
import { signInPath } from '#lib/client/next-path.ts';
import { CallAnswer } from './call-answer.tsx';
import classes from './try.module.css';

/** Reading a large chain or exporting the audit log takes its time. */
const TIMEOUT_MS = 60_000;

type Props = {
  /** Null while a value is missing. */
  path: string | null;
  /** Whether the request needs a session and there is none. */
  refused: boolean;
};

/** Sends the request as the signed-in person, and shows the response. */
export function SendCall({ path, refused }: Props) {
  const t = useTranslations('api.docs.try');
  const locale = useLocale();
  const [state, setState] = useState<'idle' | 'sending' | 'failed'>('idle');
  const [answer, setAnswer] = useState<(Sent & { path: string; tookMs: number }) | null>(null);
  if (refused) {
    const href = signInPath(`${window.location.pathname}${window.location.hash}`);
    return <p className={classes.hint}>{t.rich('signIn', { a: (words) => <a href={href}>{words}</a> })}</p>;
  }
  const submit = async () => {
    if (path === null) return;
    setState('sending');
    const startedAt = performance.now();
    try {
      const sent = await send({ path, locale, timeoutMs: TIMEOUT_MS });
      setAnswer({ ...sent, path, tookMs: performance.now() - startedAt });
      setState('idle');
    } catch {
      setAnswer(null);
      setState('failed');
    }
  };
  return (
    <>
      <Button
        className={classes.open}
        disabled={path === null}
        loading={state === 'sending'}
        onClick={() => void submit()}
      >
        {t('send')}
      </Button>
      <div role="status" className={classes.status}>
        {path === null ? t('missing') : null}
        {state === 'failed' ? t('failed') : null}
        {answer === null
          ? null
          : t('answered', { status: String(answer.response.status), ms: Math.round(answer.tookMs) })}
      </div>
      {answer === null ? null : <CallAnswer answer={answer} path={answer.path} />}
    </>
  );
}
