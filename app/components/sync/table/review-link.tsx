'use client';

import { Button, type MantineSize } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { heldShopPath } from '#app/components/shared/held/held-paths.ts';
import { Link } from '#app/components/shared/link.tsx';
import { useSyncPage } from '#app/components/sync/sync-context.tsx';
import type { Shop } from '#lib/contract/shops.ts';

type Props = { shop: Shop; size?: MantineSize; className?: string | undefined; filled?: boolean };

/** Links a held shop to its plan. */
export function ReviewLink({ shop, size, className, filled = false }: Props) {
  const t = useTranslations('held');
  const { chainId } = useSyncPage();
  return (
    <Button
      component={Link}
      href={heldShopPath(chainId, shop.id)}
      variant={filled ? 'filled' : 'default'}
      {...(size !== undefined && { size })}
      className={className}
      aria-label={t('reviewShop', { shop: shop.name })}
    >
      {t('review')}
    </Button>
  );
}
