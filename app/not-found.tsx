'use client';

import { useTranslations } from 'use-intl';
import { IconMapQuestion } from '@tabler/icons-react';
import { Notice } from '#app/components/shared/notice.tsx';
import { Shell } from '#app/components/shell/shell.tsx';

export default function NotFoundPage() {
  const t = useTranslations('shell.notFound');
  return (
    <Shell>
      <Notice Icon={IconMapQuestion} title={t('title')} text={t('text')} action={{ href: '/', label: t('back') }} />
    </Shell>
  );
}
