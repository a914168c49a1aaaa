'use client';

import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Said } from '#app/components/account/said.tsx';
import { CopyButton } from '#app/components/shared/copy-button.tsx';
import classes from '#app/components/account/account.module.css';

type Props = { codes: readonly string[]; email: string; onDone: () => void };

/** Shown only once: the server stores only their hashes. */
export function BackupCodes({ codes, email, onDone }: Props) {
  const t = useTranslations('account.secondFactor');
  const lines = codes.join('\n');
  const file = `${t('file', { email })}\n\n${lines}\n`;
  return (
    <div className={classes.body}>
      <Said>{t('started')}</Said>
      <div>
        <h3 className={classes.cardTitle}>{t('codesTitle')}</h3>
        <p className={classes.facts}>{t('codesText')}</p>
      </div>
      <ul className={classes.codes} aria-label={t('codesTitle')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={classes.foot}>
        <CopyButton text={lines} size="sm" />
        <Button
          component="a"
          variant="default"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(file)}`}
          download="haizen-backup-codes.txt"
          leftSection={<IconDownload size={16} stroke={1.7} aria-hidden />}
        >
          {t('download')}
        </Button>
        <Button onClick={onDone}>{t('done')}</Button>
      </div>
    </div>
  );
}
