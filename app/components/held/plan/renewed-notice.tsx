'use client';

import { CloseButton } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import classes from './plan.module.css';

/** Warns that the plan was replaced while the user was reviewing it, so that they don't approve unseen changes. */
export function RenewedNotice({ onClose }: { onClose: () => void }) {
  const t = useTranslations('held.decision');
  const common = useTranslations('common');
  return (
    <div className={classes.answer} role="status">
      <IconInfoCircle size={16} stroke={1.7} aria-hidden />
      <div className={classes.answerText}>
        <p className={classes.answerTitle}>{t('renewed')}</p>
        <p>{t('renewedText')}</p>
      </div>
      <CloseButton size={28} iconSize={16} aria-label={common('close')} onClick={onClose} />
    </div>
  );
}
