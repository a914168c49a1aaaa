'use client';

import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';

const icon = { size: 16, stroke: 1.7, 'aria-hidden': true } as const;

type Props = { text: string; size?: 'xs' | 'sm' };

export function CopyButton({ text, size = 'xs' }: Props) {
  const t = useTranslations('access');
  const { copied, copy } = useClipboard();
  // The Clipboard API needs a secure context (https or localhost). Elsewhere the text can still be selected.
  if (!('clipboard' in navigator)) return null;
  return (
    <Button
      variant="default"
      size={size}
      leftSection={copied ? <IconCheck {...icon} /> : <IconCopy {...icon} />}
      onClick={() => copy(text)}
    >
      <span role="status">{t(copied ? 'copied' : 'copy')}</span>
    </Button>
  );
}
