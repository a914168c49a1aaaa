'use client';

import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { formatFieldChange } from '#lib/client/format/field-change.ts';
import { useShopResult } from '#lib/client/runs.ts';
import type { ResultDetail } from '#lib/contract/run-detail.ts';
import { ChangeSign } from './change-sign.tsx';
import { entryCounts } from './entry-counts.ts';
import classes from './result-changes.module.css';

type Change = ResultDetail['changes'][number];

const KINDS = ['removed', 'changed', 'created'] as const;
/** A first sync creates every item of a menu; render the rest on request. */
const SHOWN_AT_FIRST = 20;
/** Results don't contain category names. */
const NO_CATEGORIES = { before: null, after: null } as const;

type Props = { shopId: string; runId: string; currency: string | null };

/** The changes published for one shop, removals first. */
export function ResultChanges({ shopId, runId, currency }: Props) {
  const t = useTranslations('run.results');
  const { data } = useShopResult(shopId, runId);
  if (data === undefined || data.changes.length === 0) return null;
  return (
    <div className={classes.changes}>
      {KINDS.map((kind) => {
        const changes = data.changes.filter(({ change }) => change === kind);
        return changes.length === 0 ? null : (
          <ChangeList key={kind} kind={kind} changes={changes} currency={currency ?? 'JPY'} />
        );
      })}
      {data.complete ? null : <p className={classes.more}>{t('changesCut', { count: data.changes.length })}</p>}
    </div>
  );
}

type ListProps = { kind: Change['change']; changes: readonly Change[]; currency: string };

function ChangeList({ kind, changes, currency }: ListProps) {
  const t = useTranslations('run.results');
  const common = useTranslations('common');
  const locale = useLocale();
  const [all, setAll] = useState(false);
  const counts = entryCounts(changes).map(({ kind: entry, count }) => t(`entries.${entry}`, { count }));
  const shown = all ? changes : changes.slice(0, SHOWN_AT_FIRST);
  return (
    <section aria-label={common(kind)}>
      <h4 className={classes.title}>{t('changesOf', { change: common(kind), counts: counts.join(' · ') })}</h4>
      <ul className={classes.list}>
        {shown.map((change) => (
          <li key={`${change.kind} ${change.id}`}>
            <ChangeSign change={kind} />
            <span className={classes.name}>
              {change.name}
              {change.fields.length === 0 ? null : (
                <small>
                  {change.fields
                    .map((field) => formatFieldChange(locale, field, { currency, change: NO_CATEGORIES }))
                    .join(' · ')}
                </small>
              )}
            </span>
          </li>
        ))}
      </ul>
      {shown.length < changes.length ? (
        <UnstyledButton className={classes.all} onClick={() => setAll(true)}>
          {t('showAllChanges', { count: changes.length })}
        </UnstyledButton>
      ) : null}
    </section>
  );
}
