'use client';

import { Anchor } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { connectionPath, refusedSide } from '#app/components/shared/connection-path.ts';
import { Link } from '#app/components/shared/link.tsx';
import { useSyncPage } from '#app/components/sync/sync-context.tsx';
import type { Shop } from '#lib/contract/shops.ts';
import classes from './cells.module.css';

/** Links to the form that replaces a rejected token. */
export function ConnectionLink({ error }: Pick<Shop, 'error'>) {
  const t = useTranslations('run.causes');
  const { chainId, may } = useSyncPage();
  const side = error === null ? null : refusedSide(error);
  if (side === null || !may.change) return null;
  return (
    <Anchor component={Link} href={connectionPath(chainId, side)} className={classes.connection}>
      {t('connections')}
    </Anchor>
  );
}
