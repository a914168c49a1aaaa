'use client';

import { Button } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Example } from '#app/components/docs/example.tsx';
import { useKnownIds } from '#lib/client/known-ids.ts';
import { CallFields } from './call-fields.tsx';
import { type CallField, filledCurl, filledPath } from './filled-call.ts';
import { SendCall } from './send-call.tsx';
import classes from './try.module.css';

export type TriedCall = {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly fields: readonly CallField[];
  /** With shell variables for everything that the page doesn't know. */
  readonly curl: string;
  readonly needsSession: boolean;
};

/** Which chain the offered shops and runs belong to, in an operation that doesn't take a chain. */
const CHAIN_CHOICE: CallField = { name: 'chainId', place: 'choice', required: true };

/** An operation as a curl command that can be filled in. Requests that only read can also be sent from here. */
export function TryCall({ call, isSignedIn }: { call: TriedCall; isSignedIn: boolean }) {
  const t = useTranslations('api.docs.try');
  const isMounted = useMounted();
  const [opened, setOpened] = useState(false);
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({});
  const { method, path, fields } = call;
  const names = opened ? fields.map(({ name }) => name) : [];
  const known = useKnownIds({ names, chainId: given['chainId'] ?? '', isSignedIn });
  const valueOf = ({ name, required }: CallField) => given[name] || (required ? (known[name]?.[0]?.id ?? '') : '');
  const hasChoice = !names.includes('chainId') && (known['chainId'] ?? []).length > 1;
  const shown = hasChoice ? [CHAIN_CHOICE, ...fields] : fields;
  const values = Object.fromEntries(shown.map((field) => [field.name, valueOf(field)]));
  const reads = method === 'GET';
  const change = (name: string, value: string) =>
    // Another chain has other shops and runs.
    setGiven((before) => ({ ...before, ...(name === 'chainId' && { shopId: '', runId: '' }), [name]: value }));
  return (
    <>
      <Example
        text={opened ? filledCurl(call.curl, { path, fields, values, origin: window.location.origin }) : call.curl}
        label={`${call.operationId} curl`}
      />
      {isMounted && (reads || fields.length > 0) ? (
        <Button
          variant="default"
          className={classes.open}
          aria-expanded={opened}
          onClick={() => setOpened((before) => !before)}
        >
          {t(reads ? 'open' : 'fill')}
        </Button>
      ) : null}
      {opened ? (
        <div className={classes.panel}>
          <CallFields fields={shown} known={known} values={values} onChange={change} />
          {reads ? (
            <SendCall path={filledPath(path, { fields, values })} refused={call.needsSession && !isSignedIn} />
          ) : null}
        </div>
      ) : null}
    </>
  );
}
