'use client';

import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Notice } from './components/shared/page/notice.tsx';

export default function BrokenPage({ reset }: { reset: () => void }) {
  const t = useTranslations('shell.broken');
  const common = useTranslations('common');
  return (
    <Notice
      Icon={IconAlertTriangle}
      title={t('title')}
      text={t('text')}
      action={{ onClick: reset, label: common('reload') }}
    />
  );
}
