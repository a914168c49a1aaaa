'use client';

import { type OnChangeFn, type RowSelectionState, useTable } from '@tanstack/react-table';
import { useWindowVirtualizer, windowScroll } from '@tanstack/react-virtual';
import {
  type ReactNode,
  type Ref,
  startTransition,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslations } from 'use-intl';
import type { Sort, SortKey } from '#app/components/sync/model/order.ts';
import { isOutOfOrder } from '#app/components/sync/model/visible-rows.ts';
import { useSyncPage } from '#app/components/sync/sync-context.tsx';
import type { Shop } from '#lib/contract/shops.ts';
import { isColumnId, shopColumns } from './columns.tsx';
import { shopTableFeatures } from './features.ts';
import { ShopRow } from './shop-row.tsx';
import { TableHead } from './table-head.tsx';
import { useBodyTop } from './use-body-top.ts';
import { useKeptPlace } from './use-kept-place.ts';
import { useRoom } from './use-room.ts';
import { columnVisibility, type Room } from './visible-columns.ts';
import classes from './shop-table.module.css';

/** Where the rows start if the run card has its usual height. */
const BODY_TOP_PX: Record<Room, number> = {
  wide: 313,
  wideTogether: 313,
  medium: 407,
  mediumTogether: 407,
  narrow: 469,
  phone: 266,
};
const ROW_PX = { short: 36, tall: 60, phone: 62, phoneTall: 128 } as const;
/** Rows rendered beyond the viewport; fewer on the first render, to show the visible ones sooner. */
const OVERSCAN_ROWS = { atFirst: 1, then: 12 } as const;

export type ShopTableHandle = { readonly focusRow: (shopId: string) => void };

type Props = {
  rows: readonly string[];
  shops: ReadonlyMap<string, Shop>;
  tall: ReadonlySet<string>;
  sort: Sort;
  onSort: (key: SortKey) => void;
  onResort: () => void;
  /** Changes when the user changes the filter or order; the scroll position is then reset. */
  askKey: string;
  selection: RowSelectionState;
  onSelectionChange: OnChangeFn<RowSelectionState>;
  onEngagedChange: (engaged: boolean) => void;
  empty: ReactNode;
  ref: Ref<ShopTableHandle>;
};

export function ShopTable(props: Props) {
  const { rows, shops, tall, sort, onSort, onResort, askKey, selection, onSelectionChange, empty } = props;
  const t = useTranslations('sync');
  const room = useRoom();
  const [overscan, setOverscan] = useState<number>(OVERSCAN_ROWS.atFirst);
  useEffect(() => startTransition(() => setOverscan(OVERSCAN_ROWS.then)), []);
  const bodyRef = useRef<HTMLTableSectionElement>(null);
  const bodyTop = useBodyTop(bodyRef, BODY_TOP_PX[room]);

  const data = useMemo(() => rows.flatMap((id) => shops.get(id) ?? []), [rows, shops]);
  const maySync = useSyncPage().may.sync;
  const visibility = useMemo(() => columnVisibility(room, { maySync }), [room, maySync]);
  const table = useTable({
    features: shopTableFeatures,
    columns: shopColumns,
    data,
    getRowId: (shop) => shop.id,
    enableRowSelection: (row) => row.original.inScope,
    state: { rowSelection: selection, columnVisibility: visibility },
    onRowSelectionChange: onSelectionChange,
  });
  const tableRows = table.getRowModel().rows;
  const columns = table.getVisibleLeafColumns().map((column) => column.id);
  const columnKey = columns.join(' ');

  const estimateSize = useCallback(
    (index: number) => {
      const isTall = tall.has(rows[index] ?? '');
      if (room === 'phone') return isTall ? ROW_PX.phoneTall : ROW_PX.phone;
      return isTall ? ROW_PX.tall : ROW_PX.short;
    },
    [rows, tall, room],
  );
  const begun = useRef(false);
  const virtualizer = useWindowVirtualizer({
    count: tableRows.length,
    estimateSize,
    overscan,
    // A fast scroll through thousands of rows must not block on rendering.
    useFlushSync: false,
    scrollMargin: bodyTop,
    scrollToFn: (...where) => {
      // The initial scroll to the current position would force a layout right after the first render.
      if (begun.current) windowScroll(...where);
      begun.current = true;
    },
    getItemKey: (index) => rows[index] ?? index,
  });
  useKeptPlace({ virtualizer, rows, tall, askKey, bodyTop, measured: room === 'phone' });
  useImperativeHandle(props.ref, () => ({
    focusRow: (shopId) => {
      const index = rows.indexOf(shopId);
      if (index === -1) return;
      virtualizer.scrollToIndex(index, { align: 'auto' });
      const focus = () => rowElement(shopId)?.focus({ preventScroll: true });
      // Synchronous if the row is rendered: the next key may come before the next frame and starts from this row.
      if (rowElement(shopId)) focus();
      else requestAnimationFrame(focus);
    },
  }));

  const items = virtualizer.getVirtualItems();
  const above = (items[0]?.start ?? bodyTop) - bodyTop;
  const below = virtualizer.getTotalSize() - ((items.at(-1)?.end ?? bodyTop) - bodyTop);
  // Computed once per change: TanStack's own getters walk all rows on each call.
  const { chosen, selectable } = useMemo(() => {
    const inScope = data.filter((shop) => shop.inScope);
    return { chosen: inScope.filter((shop) => selection[shop.id]).length, selectable: inScope.length };
  }, [data, selection]);
  const outOfOrder = useMemo(() => isOutOfOrder(rows, shops, sort), [rows, shops, sort]);

  return (
    <div className={classes.card} {...engagement(props.onEngagedChange)}>
      <table className={classes.table} data-room={room} aria-label={t('table.caption')} aria-rowcount={rows.length + 1}>
        <TableHead
          columns={columns.filter(isColumnId)}
          sort={sort}
          onSort={onSort}
          outOfOrder={outOfOrder}
          onResort={onResort}
          allSelected={chosen > 0 && chosen === selectable}
          someSelected={chosen > 0}
          onSelectAll={(selected) => table.toggleAllRowsSelected(selected)}
        />
        <tbody ref={bodyRef}>
          <Spacer px={above} columns={columns.length} />
          {items.map(({ index }) => {
            const row = tableRows[index];
            if (row === undefined) return null;
            return (
              <ShopRow
                key={row.id}
                row={row}
                index={index}
                columnKey={columnKey}
                selected={selection[row.id] === true}
                tall={tall.has(row.id)}
                // Only phone rows wrap. The other heights are known, and measuring thousands of rows would drop frames.
                measure={room === 'phone' ? virtualizer.measureElement : undefined}
              />
            );
          })}
          <Spacer px={below} columns={columns.length} />
        </tbody>
      </table>
      {rows.length === 0 ? empty : null}
    </div>
  );
}

/** A spacer in place of rows that are not rendered. */
function Spacer({ px, columns }: { px: number; columns: number }) {
  if (px <= 0) return null;
  return (
    <tr aria-hidden="true" className={classes.spacer} style={{ height: px }}>
      <td colSpan={columns}>&nbsp;</td>
    </tr>
  );
}

function rowElement(shopId: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-shop-row="${CSS.escape(shopId)}"]`);
}

/** Freezes the rows while the table has the pointer or the focus. */
function engagement(onChange: (engaged: boolean) => void) {
  return {
    onPointerEnter: () => onChange(true),
    onPointerLeave: (event: React.PointerEvent) => onChange(event.currentTarget.contains(document.activeElement)),
    onFocus: () => onChange(true),
    onBlur: (event: React.FocusEvent) => {
      const inside = event.currentTarget.contains(event.relatedTarget) || event.currentTarget.matches(':hover');
      onChange(inside);
    },
  };
}
