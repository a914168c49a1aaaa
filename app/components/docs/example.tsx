'use client';

import { Button } from '@mantine/core';
import { useClipboard, useMounted } from '@mantine/hooks';
import { useTranslations } from 'use-intl';
import classes from './docs.module.css';

/** Something to type into a shell. It can be read and selected without a script; with one it can be copied. */
export function Example({ text, label }: { text: string; label: string }) {
  const t = useTranslations('api.docs');
  const { copied, copy } = useClipboard();
  // Browsers let only pages over https, or of this machine, copy; the server can't know.
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
