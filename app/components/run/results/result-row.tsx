'use client';

import { ActionIcon, Anchor } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { ChangeSummary } from '#app/components/shared/headline.tsx';
import { Link } from '#app/components/shared/link.tsx';
import { StateIcon } from '#app/theme/state-icon.tsx';
import { formatAgo } from '#lib/client/format/ago.ts';
import { formatClockSeconds, formatExact } from '#lib/client/format/clock.ts';
import { formatDuration } from '#lib/client/format/duration.ts';
import { formatCount } from '#lib/client/format/number.ts';
import { viewerTimeZone } from '#lib/client/format/zoned.ts';
import type { Result } from '#lib/contract/run-detail.ts';
import { syncErrorSentence } from '#lib/messages/sentences.ts';
import { ResultDetail } from './result-detail.tsx';
import page from '#app/theme/page.module.css';
import classes from './results.module.css';

type Props = {
  result: Result;
  columns: number;
  currency: string | null;
  now: number;
  /** Relative while the run is in progress, absolute afterwards. */
  live: boolean;
  /** Link to the held plan; null if nothing is held. */
  reviewHref: string | null;
};

const COUNTS = ['created', 'changed', 'removed'] as const;

export function ResultRow({ result, columns, currency, now, live, reviewHref }: Props) {
  const t = useTranslations('run.results');
  const states = useTranslations('states');
  const locale = useLocale();
  const [opened, setOpened] = useState(false);
  const detailId = useId();
  const { counts } = result;
  const changed = counts !== null && counts.created + counts.changed + counts.removed > 0;
  const finished = new Date(result.finishedAt);
  return (
    <>
      <tr data-state={result.state} data-opened={opened || undefined}>
        <th scope="row" data-column="shop">
          <span className={classes.shop}>{result.shopName}</span>
          {result.shopNumber ? <span className={classes.quiet}>{result.shopNumber}</span> : null}
        </th>
        <td data-column="state">
          <span className={page.state} data-state={result.state}>
            <StateIcon state={result.state} />
            {states(`state.${result.state}`)}
          </span>
        </td>
        <td data-column="detail" colSpan={changed ? undefined : 1 + COUNTS.length}>
          <Detail result={result} currency={currency} reviewHref={reviewHref} />
        </td>
        {(changed ? COUNTS : []).map((kind) => (
          <td key={kind} data-column={kind} data-count="true" data-zero={counts?.[kind] === 0 || undefined}>
            {formatCount(counts?.[kind] ?? 0)}
          </td>
        ))}
        <td data-column="duration">{result.begun ? formatDuration(locale, result.durationMs) : null}</td>
        <td data-column="finished" title={formatExact(locale, { at: finished, timeZone: viewerTimeZone() })}>
          {live ? formatAgo(locale, { at: finished, now: new Date(now) }) : formatClockSeconds(finished)}
        </td>
        <td data-column="open">
          <ActionIcon
            size={28}
            aria-expanded={opened}
            aria-controls={detailId}
            aria-label={t('open', { shop: result.shopName })}
            onClick={() => setOpened((before) => !before)}
          >
            <IconChevronDown size={16} stroke={1.7} aria-hidden className={classes.chevron} />
          </ActionIcon>
        </td>
      </tr>
      <tr id={detailId} hidden={!opened} className={classes.detailRow} data-state={result.state}>
        <td colSpan={columns}>{opened ? <ResultDetail result={result} currency={currency} /> : null}</td>
      </tr>
    </>
  );
}

function Detail({ result, currency, reviewHref }: Pick<Props, 'result' | 'currency' | 'reviewHref'>) {
  const t = useTranslations('run.results');
  const held = useTranslations('held');
  const locale = useLocale();
  const issues =
    result.issues.length > 0 ? (
      <span className={classes.issues}>{t('issues', { count: result.issues.length })}</span>
    ) : null;
  return (
    <span className={classes.detail}>
      {!result.error && result.headline ? (
        <ChangeSummary headline={result.headline} currency={currency} />
      ) : (
        <span className={classes.words}>{words()}</span>
      )}
      {issues}
      {reviewHref === null ? null : (
        <Anchor
          component={Link}
          href={reviewHref}
          className={classes.review}
          aria-label={held('reviewShop', { shop: result.shopName })}
        >
          {held('review')}
        </Anchor>
      )}
    </span>
  );

  function words(): string | null {
    if (result.error) return syncErrorSentence(locale, result.error).message.replace(/[。.]$/u, '');
    if (!result.begun) return t('notBegun');
    return result.state === 'SUCCEEDED' ? t('unchanged') : null;
  }
}
