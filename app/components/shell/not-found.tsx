'use client';

import { IconMapQuestion } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Notice } from '#app/components/shared/notice.tsx';

/** What is not there, or not for whoever asks. */
export function NotFound() {
  const t = useTranslations('shell.notFound');
  return <Notice Icon={IconMapQuestion} title={t('title')} text={t('text')} action={{ href: '/', label: t('back') }} />;
}
