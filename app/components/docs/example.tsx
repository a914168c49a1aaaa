'use client';

import { Button } from '@mantine/core';
import { useClipboard, useMounted } from '@mantine/hooks';
import { useTranslations } from 'use-intl';
import classes from './docs.module.css';

/** A shell command. The copy button needs JavaScript; selecting the text doesn't. */
export function Example({ text, label }: { text: string; label: string }) {
  const t = useTranslations('api.docs');
  const { copied, copy } = useClipboard();
  // The Clipboard API needs a secure context, which the server can't know about.
  const canCopy = useMounted() && 'clipboard' in navigator;
  return (
    <div className={classes.example}>
      <pre aria-label={label}>
        <code>{text}</code>
      </pre>
      {canCopy && (
        <Button variant="default" size="compact-xs" className={classes.copy} onClick={() => copy(text)}>
          <span aria-live="polite">{t(copied ? 'copied' : 'copy')}</span>
        </Button>
      )}
    </div>
  );
}
