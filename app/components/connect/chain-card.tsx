'use client';

import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { sideInHash } from '#app/components/shared/connection-path.ts';
import { Link } from '#app/components/shared/link.tsx';
import { ownThresholds } from '#app/components/shared/number-values.ts';
import { ViewOnly } from '#app/components/shared/session/view-only.tsx';
import { useUpstreamName } from '#app/components/shared/use-upstream-name.ts';
import { useMay } from '#lib/client/session.ts';
import type { ConnectedChain, Discovered } from '#lib/contract/chains.ts';
import { type Change, ChangeButton } from './change-button.tsx';
import { DiscoveredResult } from './discovered-result.tsx';
import { EditGuard } from './edit/edit-guard.tsx';
import { EditLimits } from './edit/edit-limits.tsx';
import { EditSide } from './edit/edit-side.tsx';
import { EditWebhook } from './edit/edit-webhook.tsx';
import { SideFailure } from './side-failure.tsx';
import { WebhookRow } from './webhook-row.tsx';
import classes from './connect.module.css';

type Part = 'pos' | 'ordering' | 'limits' | 'guard' | 'webhook';

type Props = {
  chain: ConnectedChain;
  discovering: boolean;
  /** True while any chain's shops are loading; only one load runs at a time. */
  busy: boolean;
  discovered: Discovered | null;
  error: unknown;
  onDiscover: () => void;
  onCloseResult: () => void;
};

export function ChainCard({ chain, discovering, busy, discovered, error, onDiscover, onCloseResult }: Props) {
  const t = useTranslations('connect.chain');
  const upstreamName = useUpstreamName();
  const { pos, ordering, shops, limits, guard, webhook } = chain;
  const may = useMay(chain.id);
  const { editing: wanted, setEditing } = useEditing(chain.id);
  const editing = may.change ? wanted : null;
  const change = (part: Part) =>
    may.change
      ? {
          label: t(`change.${part}`),
          words: t(`changeShort.${part}`),
          opened: editing === part,
          onClick: () => setEditing(editing === part ? null : part),
        }
      : null;
  const close = () => setEditing(null);
  const own = ownThresholds(guard);
  return (
    <section className={classes.card} aria-label={chain.name}>
      <div className={classes.cardHead}>
        <div className={classes.about}>
          <h2 className={classes.cardTitle}>{chain.name}</h2>
          <p className={classes.facts}>{t('shops', { total: shops.total, inScope: shops.inScope })}</p>
          {webhook.shopsChangedAt === null ? null : <p className={classes.changed}>{t('shopsChanged')}</p>}
        </div>
        {may.change ? (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconRefresh size={15} stroke={1.7} aria-hidden />}
            loading={discovering}
            disabled={busy && !discovering}
            onClick={onDiscover}
          >
            {t(shops.total === 0 ? 'discoverFirst' : 'discover')}
          </Button>
        ) : (
          <ViewOnly chainId={chain.id} need="change" />
        )}
        <Button component={Link} href={`/chains/${chain.id}`} variant="default" size="xs">
          {t('open')}
        </Button>
      </div>
      <dl className={classes.sides}>
        <Side label={t('pos')} product={upstreamName(pos.kind)} baseUrl={pos.baseUrl} change={change('pos')} />
        <Side
          label={t('ordering')}
          product={upstreamName(ordering.kind)}
          baseUrl={ordering.baseUrl}
          note={t('brand', { brand: ordering.brandId })}
          change={change('ordering')}
        />
      </dl>
      {pos.error ? (
        <div className={classes.notice}>
          <SideFailure failure={{ detail: pos.error.message, remedy: pos.error.remedy }} />
        </div>
      ) : null}
      {editing === 'pos' || editing === 'ordering' ? (
        <EditSide key={editing} chain={chain} side={editing} onClose={close} />
      ) : null}
      <div className={classes.limits}>
        <p>{t('limits', limits)}</p>
        <ChangeButton change={change('limits')} />
      </div>
      {editing === 'limits' ? <EditLimits chain={chain} onClose={close} /> : null}
      <div className={classes.limits}>
        <p>
          {t('guard', { removed: guard.removedPercent, factor: String(guard.priceFactor) })} ·{' '}
          {own > 0 ? t('guardOwn', { count: own }) : t('guardDefault')}
        </p>
        <ChangeButton change={change('guard')} />
      </div>
      {editing === 'guard' ? <EditGuard chain={chain} onClose={close} /> : null}
      {pos.kind === 'square' ? <WebhookRow chain={chain} change={change('webhook')} /> : null}
      {editing === 'webhook' ? <EditWebhook chain={chain} onClose={close} /> : null}
      {discovering || discovered || error ? (
        <DiscoveredResult
          chainId={chain.id}
          pending={discovering}
          discovered={discovered}
          error={error}
          onClose={onCloseResult}
        />
      ) : null}
    </section>
  );
}

/** The part being edited. An error's remedy links directly to a side's form. */
function useEditing(chainId: string) {
  const [editing, setEditing] = useState<Part | null>(null);
  useEffect(() => {
    const side = sideInHash(window.location.hash, chainId);
    if (side === null) return;
    const frame = requestAnimationFrame(() => setEditing(side));
    return () => cancelAnimationFrame(frame);
  }, [chainId]);
  return { editing, setEditing };
}

type SideProps = { label: string; product: string; baseUrl: string; note?: string; change: Change | null };

function Side({ label, product, baseUrl, note, change }: SideProps) {
  return (
    <div className={classes.side}>
      <dt className={classes.facts}>{label}</dt>
      <dd className={classes.sideFacts}>
        <span className={classes.names}>
          <span className={classes.product}>{product}</span>
          <span className={classes.host}>{new URL(baseUrl).host}</span>
          {note ? <span className={classes.host}>{note}</span> : null}
        </span>
        <ChangeButton change={change} />
      </dd>
    </div>
  );
}
