'use client';

import { IconMapQuestion } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Notice } from './notice.tsx';

/** Shown for pages that don't exist or that the viewer may not see. */
export function NotFound() {
  const t = useTranslations('shell.notFound');
  return <Notice Icon={IconMapQuestion} title={t('title')} text={t('text')} action={{ href: '/', label: t('back') }} />;
}
