'use client';

import type { Row } from '@tanstack/react-table';
import { FlexRender } from '@tanstack/react-table';
import { memo, type Ref } from 'react';
import { useLocale } from 'use-intl';
import { shownState } from '#app/components/sync/model/shown-state.ts';
import { useSyncPage } from '#app/components/sync/sync-context.tsx';
import type { Shop } from '#lib/contract/shops.ts';
import { STORY_COLUMNS } from './columns.tsx';
import { ConnectionLink } from './connection-link.tsx';
import type { ShopTableFeatures } from './features.ts';
import { problemLines } from './shop-words.ts';
import { StateWord } from './state-word.tsx';
import cells from './cells.module.css';
import classes from './shop-table.module.css';

type Props = {
  row: Row<ShopTableFeatures, Shop>;
  index: number;
  /** Identifies the visible columns; the row rerenders when they change. */
  columnKey: string;
  selected: boolean;
  tall: boolean;
  measure: Ref<HTMLTableRowElement> | undefined;
};

export const ShopRow = memo(DrawnRow, drawsTheSame);

function DrawnRow({ row, index, columnKey, selected, tall, measure }: Props) {
  const shop = row.original;
  const { openShop } = useSyncPage();
  const state = shownState(shop);
  const shown = columnKey.split(' ');
  const visible = row.getAllCells().filter((cell) => shown.includes(cell.column.id));
  const hasMessage = state === 'FAILED' || state === 'HELD';
  const story =
    hasMessage && columnKey !== 'phone' ? visible.filter((cell) => STORY_COLUMNS.includes(cell.column.id)) : [];
  return (
    <tr
      ref={measure}
      className={classes.row}
      data-index={index}
      data-shop-row={shop.id}
      data-state={state}
      data-selected={selected || undefined}
      data-tall={tall || undefined}
      aria-rowindex={index + 2}
      tabIndex={-1}
      onClick={(event) => {
        // A click on no other control opens the shop.
        if (event.target instanceof Element && event.target.closest('a, button, input, label') === null)
          openShop(shop.id);
      }}
    >
      {visible.map((cell) => {
        const first = cell === story[0];
        if (!first && story.includes(cell)) return null;
        return (
          <td key={cell.id} data-column={cell.column.id} colSpan={first ? story.length : undefined}>
            {first ? <Story shop={shop} tall={tall} /> : <FlexRender cell={cell} />}
          </td>
        );
      })}
    </tr>
  );
}

/** Compares by shop: every poll that changes one shop gives all shops new row objects. */
function drawsTheSame(before: Props, after: Props): boolean {
  const { row, ...others } = after;
  const keys = Object.keys(others) as (keyof typeof others)[];
  return before.row.original === row.original && keys.every((key) => before[key] === after[key]);
}

/** What happened and what to do; one line until the row may grow. */
function Story({ shop, tall }: { shop: Shop; tall: boolean }) {
  const lines = problemLines(shop, useLocale());
  return (
    <span className={cells.problem} title={lines ? `${lines.what}\n${lines.remedy}` : undefined}>
      <span className={cells.problemWhat}>
        <StateWord shop={shop} />
        <span>{lines?.what}</span>
      </span>
      {tall ? (
        <span className={cells.problemRemedy}>
          {lines?.remedy}
          <ConnectionLink error={shop.error} />
        </span>
      ) : null}
    </span>
  );
}
