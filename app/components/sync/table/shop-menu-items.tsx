'use client';

import { Menu } from '@mantine/core';
import { IconEye, IconEyeOff, IconListDetails, IconRefresh, IconUpload } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'use-intl';
import { Link } from '#app/components/shared/link.tsx';
import { useSyncPage } from '#app/components/sync/sync-context.tsx';
import { formatExact } from '#lib/client/format/clock.ts';
import type { Shop } from '#lib/contract/shops.ts';
import { isActive } from '#lib/domain/state.ts';
import { isMatched } from './shop-words.ts';

const icon = { size: 16, stroke: 1.7, 'aria-hidden': true } as const;

/** All actions for one shop. */
export function ShopMenuItems({ shop }: { shop: Shop }) {
  const t = useTranslations('sync.action');
  const column = useTranslations('sync.column');
  const locale = useLocale();
  const { chainId, disabledReason, may, setScope, syncShop } = useSyncPage();
  const active = isActive(shop.state);
  const disabled = disabledReason !== null;
  return (
    <>
      {shop.lastSuccessAt === null ? null : (
        <Menu.Label>
          {column('lastSuccess')} {formatExact(locale, { at: new Date(shop.lastSuccessAt), timeZone: shop.timeZone })}
        </Menu.Label>
      )}
      {may.sync && shop.inScope && !active ? (
        <>
          <Menu.Item leftSection={<IconRefresh {...icon} />} disabled={disabled} onClick={() => syncShop(shop)}>
            {t('sync')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconUpload {...icon} />}
            disabled={disabled}
            onClick={() => syncShop(shop, { full: true })}
          >
            {t('full')}
          </Menu.Item>
        </>
      ) : null}
      {shop.runId === null ? null : (
        <Menu.Item
          component={Link}
          href={`/chains/${chainId}/runs/${shop.runId}`}
          leftSection={<IconListDetails {...icon} />}
        >
          {t(active ? 'openCurrentRun' : 'openRun')}
        </Menu.Item>
      )}
      {!may.change ? null : shop.inScope ? (
        <Menu.Item leftSection={<IconEyeOff {...icon} />} disabled={disabled} onClick={() => setScope(shop, false)}>
          {t('takeOut')}
        </Menu.Item>
      ) : (
        <Menu.Item
          leftSection={<IconEye {...icon} />}
          disabled={disabled || !isMatched(shop)}
          title={isMatched(shop) ? undefined : t('unmatchedHint')}
          onClick={() => setScope(shop, true)}
        >
          {t('bringBack')}
        </Menu.Item>
      )}
    </>
  );
}
