'use client';

import { useState } from 'react';
import type { Shop } from '#lib/contract/shops.ts';
import { tallRows } from './model/row-lines.ts';
import { visibleRows, type VisibleOptions } from './model/visible-rows.ts';

type Options = VisibleOptions & {
  /** Changes when the user changes the filter or order. */
  askKey: string;
};

type Held = {
  readonly askKey: string | null;
  readonly options: Options | null;
  readonly rows: readonly string[];
  readonly tall: ReadonlySet<string>;
};

const NOTHING_HELD: Held = { askKey: null, options: null, rows: [], tall: new Set() };

/** The visible rows and the tall ones among them; both stay frozen while the reader is in the table. */
export function useVisibleRows(options: Options): Pick<Held, 'rows' | 'tall'> {
  const [held, setHeld] = useState(NOTHING_HELD);
  if (!changed(held.options, options)) return held;
  const isReset = held.askKey !== options.askKey;
  const rows = visibleRows(isReset ? null : held.rows, options);
  const tall = tallRows(isReset ? null : held.tall, shopsOf(rows, options.shops), options.frozen);
  const next = { askKey: options.askKey, options, rows, tall };
  // Derived state is set during rendering, so that no frame shows old rows with new shops.
  setHeld(next);
  return next;
}

function changed(before: Options | null, after: Options): boolean {
  return (
    before === null ||
    before.askKey !== after.askKey ||
    before.shops !== after.shops ||
    before.matches !== after.matches ||
    before.frozen !== after.frozen
  );
}

function shopsOf(rows: readonly string[], shops: ReadonlyMap<string, Shop>): readonly Shop[] {
  return rows.flatMap((id) => shops.get(id) ?? []);
}
