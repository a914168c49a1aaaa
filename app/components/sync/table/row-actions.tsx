'use client';

import { Button } from '@mantine/core';
import { IconDots, IconRefresh } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { LateMenu } from '#app/components/shared/late-menu.tsx';
import { pressAnchor } from '#app/components/sync/action-notice.tsx';
import { shownState } from '#app/components/sync/model/shown-state.ts';
import { useSyncPage } from '#app/components/sync/sync-context.tsx';
import type { Shop } from '#lib/contract/shops.ts';
import { isActive } from '#lib/domain/state.ts';
import { ReviewLink } from './review-link.tsx';
import { ShopMenuItems } from './shop-menu-items.tsx';
import classes from './cells.module.css';

/** A row's main action, and a menu with the others. */
export function RowActions({ shop }: { shop: Shop }) {
  const { may } = useSyncPage();
  const hasMenu = may.sync || may.change || shop.runId !== null;
  return (
    <span className={classes.actions} {...pressAnchor(`shop:${shop.id}`)}>
      <MainAction shop={shop} />
      {hasMenu ? <RowMenu shop={shop} /> : null}
    </span>
  );
}

function MainAction({ shop }: { shop: Shop }) {
  const t = useTranslations('sync.action');
  const common = useTranslations('common');
  const { disabledReason, may, syncShop } = useSyncPage();
  if (!shop.inScope || isActive(shop.state)) return null;
  if (shop.hasHeldPlan) return <ReviewLink shop={shop} size="xs" />;
  if (!may.sync) return null;
  const disabled = disabledReason !== null;
  if (shownState(shop) === 'FAILED') {
    return (
      <Button
        variant="default"
        size="xs"
        leftSection={<IconRefresh size={14} stroke={1.7} aria-hidden />}
        aria-label={t('retryShop', { shop: shop.name })}
        title={disabledReason ?? undefined}
        disabled={disabled}
        onClick={() => syncShop(shop)}
      >
        {common('retry')}
      </Button>
    );
  }
  return (
    <button
      type="button"
      className={classes.iconButton}
      aria-label={t('syncShop', { shop: shop.name })}
      title={disabledReason ?? t('syncShop', { shop: shop.name })}
      disabled={disabled}
      onClick={() => syncShop(shop)}
    >
      <IconRefresh size={16} stroke={1.7} aria-hidden />
    </button>
  );
}

function RowMenu({ shop }: { shop: Shop }) {
  const t = useTranslations('sync.action');
  return (
    <LateMenu
      position="bottom-end"
      width={240}
      button={(props) => (
        <button {...props} className={classes.iconButton} aria-label={t('menu', { shop: shop.name })}>
          <IconDots size={16} stroke={1.7} aria-hidden />
        </button>
      )}
    >
      <ShopMenuItems shop={shop} />
    </LateMenu>
  );
}
