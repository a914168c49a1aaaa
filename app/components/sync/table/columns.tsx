'use client';

import { createColumnHelper } from '@tanstack/react-table';
import type { SortKey } from '#app/components/sync/model/order.ts';
import type { Shop } from '#lib/contract/shops.ts';
import { Count, CountsTogether, Detail, Duration, LastSuccess, ShopName } from './cells.tsx';
import type { ShopTableFeatures } from './features.ts';
import { PhoneCell } from './phone-cell.tsx';
import { RowActions } from './row-actions.tsx';
import { StateWord } from './state-word.tsx';
import classes from './cells.module.css';

export const COLUMN_IDS = [
  'select',
  'shop',
  'state',
  'detail',
  'story',
  'created',
  'changed',
  'removed',
  'changes',
  'duration',
  'lastSuccess',
  'actions',
  'phone',
] as const;
export type ColumnId = (typeof COLUMN_IDS)[number];

export function isColumnId(id: string): id is ColumnId {
  return COLUMN_IDS.some((known) => known === id);
}

/** Sortable columns and their sort keys. */
export const SORT_OF: Readonly<Partial<Record<ColumnId, SortKey>>> = {
  shop: 'shop',
  state: 'state',
  story: 'state',
  created: 'created',
  changed: 'changed',
  removed: 'removed',
  changes: 'changes',
  duration: 'duration',
  lastSuccess: 'lastSuccess',
};

/** In two-line rows, the message spans these columns, starting at the first. */
export const STORY_COLUMNS: readonly string[] = [
  'state',
  'detail',
  'story',
  'created',
  'changed',
  'removed',
  'changes',
] satisfies ColumnId[];

const helper = createColumnHelper<ShopTableFeatures, Shop>();

export const shopColumns = helper.columns([
  helper.display({
    id: 'select',
    cell: ({ row }) => (
      <input
        type="checkbox"
        className={classes.checkbox}
        tabIndex={-1}
        checked={row.getIsSelected()}
        disabled={!row.getCanSelect()}
        aria-label={row.original.name}
        onChange={() => undefined}
        onClick={row.getToggleSelectedHandler()}
      />
    ),
  }),
  helper.display({ id: 'shop', cell: ({ row }) => <ShopName shop={row.original} /> }),
  helper.display({ id: 'state', cell: ({ row }) => <StateWord shop={row.original} /> }),
  helper.display({ id: 'detail', cell: ({ row }) => <Detail shop={row.original} /> }),
  helper.display({
    id: 'story',
    cell: ({ row }) => (
      <span className={classes.story}>
        <StateWord shop={row.original} />
        <Detail shop={row.original} />
      </span>
    ),
  }),
  helper.display({ id: 'created', cell: ({ row }) => <Count shop={row.original} kind="created" /> }),
  helper.display({ id: 'changed', cell: ({ row }) => <Count shop={row.original} kind="changed" /> }),
  helper.display({ id: 'removed', cell: ({ row }) => <Count shop={row.original} kind="removed" /> }),
  helper.display({ id: 'changes', cell: ({ row }) => <CountsTogether shop={row.original} /> }),
  helper.display({ id: 'duration', cell: ({ row }) => <Duration shop={row.original} /> }),
  helper.display({ id: 'lastSuccess', cell: ({ row }) => <LastSuccess shop={row.original} /> }),
  helper.display({ id: 'actions', cell: ({ row }) => <RowActions shop={row.original} /> }),
  helper.display({ id: 'phone', cell: ({ row }) => <PhoneCell shop={row.original} /> }),
]);
