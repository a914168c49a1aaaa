'use client';

import { Box } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { type Mays, useMay } from '#lib/client/session.ts';
import classes from './view-only.module.css';

type Props = {
  chainId: string;
  /** What is needed to make changes. */
  need?: keyof Mays;
  hiddenFrom?: 'sm';
  visibleFrom?: 'sm';
};

/** Explains in the header why a viewer has no action buttons. */
export function ViewOnly({ chainId, need = 'sync', ...shown }: Props) {
  const t = useTranslations('shell');
  const may = useMay(chainId);
  if (may[need]) return null;
  return (
    <Box component="span" className={classes.viewOnly} title={t('viewOnlyHint')} {...shown}>
      <IconEye size={15} stroke={1.7} aria-hidden />
      {t('viewOnly')}
    </Box>
  );
}
