'use client';

import { Anchor, Button, VisuallyHidden } from '@mantine/core';
import { useLocale, useTranslations } from 'use-intl';
import { heldOutcome } from '#app/components/shared/held/held-outcome.ts';
import { heldCategoriesPath, heldShopPath } from '#app/components/shared/held/held-paths.ts';
import { Link } from '#app/components/shared/link.tsx';
import { useNow } from '#app/components/shared/use-now.ts';
import { StateIcon } from '#app/theme/state-icon.tsx';
import { formatAgo } from '#lib/client/format/ago.ts';
import { formatExact } from '#lib/client/format/clock.ts';
import { viewerTimeZone } from '#lib/client/format/zoned.ts';
import type { StatusSnapshot } from '#lib/client/merge-status.ts';
import { useRuns } from '#lib/client/runs.ts';
import { serverNow } from '#lib/client/status.ts';
import type { SyncErrorView } from '#lib/contract/parts.ts';
import { syncErrorSentence } from '#lib/messages/sentences.ts';
import page from '#app/theme/page.module.css';
import classes from './held-table.module.css';

const COLUMNS = ['target', 'why', 'since', 'run'] as const;

type Entry = {
  readonly key: string;
  readonly href: string;
  readonly name: string;
  readonly note: string | null;
  readonly error: SyncErrorView | null;
  readonly heldAt: string | null;
  readonly timeZone: string;
  readonly runId: string | null;
};

/** Held plans. Categories come first, because the shops wait for them. */
export function HeldTable({ snapshot }: { snapshot: StatusSnapshot }) {
  const t = useTranslations('held');
  const { chain } = snapshot;
  const { data } = useRuns(chain.id);
  const runs = data?.pages.flatMap((page) => page.items) ?? [];
  const now = serverNow(snapshot, useNow());
  const held = heldOutcome(chain.categories);
  const categories: Entry = {
    key: 'categories',
    href: heldCategoriesPath(chain.id),
    name: t('list.categories'),
    note: t('list.categoriesFacts'),
    error: held.error,
    heldAt: runs.find((run) => run.id === held.runId)?.finishedAt ?? null,
    timeZone: viewerTimeZone(),
    runId: held.runId,
  };
  const shops = [...snapshot.shops.values()]
    .filter((shop) => shop.inScope && shop.hasHeldPlan)
    .map((shop): Entry => ({
      key: shop.id,
      href: heldShopPath(chain.id, shop.id),
      name: shop.name,
      note: shop.number,
      error: heldOutcome(shop).error,
      heldAt: shop.previous?.settledAt ?? shop.settledAt,
      timeZone: shop.timeZone,
      runId: heldOutcome(shop).runId,
    }));
  const entries = chain.categories.hasHeldPlan ? [categories, ...shops] : shops;
  return (
    <section className={page.card} aria-label={t('title')}>
      <table className={classes.table}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" data-column={column}>
                {t(`list.${column}`)}
              </th>
            ))}
            <th scope="col" data-column="action">
              <VisuallyHidden>{t('list.actions')}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Row
              key={entry.key}
              chainId={chain.id}
              entry={entry}
              runNumber={runs.find((run) => run.id === entry.runId)?.number ?? null}
              now={now}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

type RowProps = { chainId: string; entry: Entry; runNumber: number | null; now: number };

function Row({ chainId, entry, runNumber, now }: RowProps) {
  const t = useTranslations('held');
  const locale = useLocale();
  const { href, name, note, error, heldAt, timeZone, runId } = entry;
  return (
    <tr>
      <th scope="row" data-column="target">
        <span className={classes.target}>
          <StateIcon state="HELD" />
          <span className={classes.name}>{name}</span>
          {note === null ? null : <span className={page.facts}>{note}</span>}
        </span>
      </th>
      <td data-column="why">{error ? syncErrorSentence(locale, error).message.replace(/[。.]$/u, '') : null}</td>
      <td data-column="since">
        {heldAt === null ? null : (
          <time dateTime={heldAt} title={formatExact(locale, { at: new Date(heldAt), timeZone })}>
            {formatAgo(locale, { at: new Date(heldAt), now: new Date(now), timeZone })}
          </time>
        )}
      </td>
      <td data-column="run">
        {runId === null ? null : (
          <Anchor component={Link} href={`/chains/${chainId}/runs/${runId}`} className={classes.run}>
            {runNumber === null ? t('list.runUnknown') : t('list.runNumber', { number: String(runNumber) })}
          </Anchor>
        )}
      </td>
      <td data-column="action">
        <Button component={Link} href={href} variant="default" size="xs" aria-label={t('reviewShop', { shop: name })}>
          {t('review')}
        </Button>
      </td>
    </tr>
  );
}
