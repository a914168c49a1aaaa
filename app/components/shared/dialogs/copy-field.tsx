'use client';

import { Button, Textarea } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import page from '#app/theme/page.module.css';
import dialogs from './dialogs.module.css';

type Props = { label: string; value: string; focused?: boolean };

/** Read-only text with a copy button. Without clipboard access (no HTTPS), it selects the text instead. */
export function CopyField({ label, value, focused = false }: Props) {
  const t = useTranslations('access');
  const field = useRef<HTMLTextAreaElement>(null);
  const labelId = useId();
  const [came, setCame] = useState<'copied' | 'selected' | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setCame('copied');
    } catch {
      field.current?.focus();
      field.current?.select();
      setCame('selected');
    }
  };
  return (
    <div className={dialogs.copy}>
      <span id={labelId} className={dialogs.label}>
        {label}
      </span>
      <div className={dialogs.copyLine}>
        <Textarea
          ref={field}
          className={dialogs.copyText}
          aria-labelledby={labelId}
          readOnly
          autosize
          minRows={1}
          maxRows={5}
          value={value}
          spellCheck={false}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button
          variant="default"
          className={dialogs.copyButton}
          data-autofocus={focused || undefined}
          leftSection={
            came === 'copied' ? (
              <IconCheck size={16} stroke={1.7} aria-hidden />
            ) : (
              <IconCopy size={16} stroke={1.7} aria-hidden />
            )
          }
          aria-describedby={labelId}
          onClick={() => void copy()}
        >
          {t('copy')}
        </Button>
      </div>
      <span className={page.facts} role="status">
        {came === null ? null : t(came)}
      </span>
    </div>
  );
}
