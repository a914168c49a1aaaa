'use client';

import { Box } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useMay } from '#lib/client/session.ts';
import classes from '#app/components/session/view-only.module.css';

type Props = { chainId: string; hiddenFrom?: 'sm'; visibleFrom?: 'sm' };

/** In a header, where one may only look: why there are no buttons. */
export function ViewOnly({ chainId, ...shown }: Props) {
  const t = useTranslations('shell');
  const { sync } = useMay(chainId);
  if (sync) return null;
  return (
    <Box component="span" className={classes.viewOnly} title={t('viewOnlyHint')} {...shown}>
      <IconEye size={15} stroke={1.7} aria-hidden />
      {t('viewOnly')}
    </Box>
  );
}
