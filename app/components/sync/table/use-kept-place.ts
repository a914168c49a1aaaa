'use client';

import type { ReactVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef } from 'react';

type TableVirtualizer = ReactVirtualizer<Window, Element>;

/** Height of what covers the top of the rows: the table's head, and on small screens the page's header. */
const COVERED_PX = 86;

type Options = {
  virtualizer: TableVirtualizer;
  rows: readonly string[];
  tall: ReadonlySet<string>;
  /** Changes when the user changes the filter or order; the list then starts at the top. */
  askKey: string;
  bodyTop: number;
  /** Rows are measured after rendering; otherwise their heights are computed from their content. */
  measured: boolean;
};

/**
 * Keeps the visible rows in place when rows above them are added, removed or change height.
 * The browser's scroll anchoring is disabled for the table, because it doesn't know rows that are not rendered.
 */
export function useKeptPlace({ virtualizer, rows, tall, askKey, bodyTop, measured }: Options): void {
  const place = useRef<{ id: string; start: number } | null>(null);
  const asked = useRef(askKey);
  /** The scroll offset set by this hook; the virtualizer only learns of it with the next scroll event. */
  const scrolled = useRef(false);

  useLayoutEffect(() => {
    if (!measured) virtualizer.measure();
    const before = place.current;
    if (asked.current !== askKey) {
      asked.current = askKey;
      if (offsetOf(virtualizer) > bodyTop) {
        window.scrollTo({ top: bodyTop - COVERED_PX });
        scrolled.current = true;
      }
      return;
    }
    if (before === null || offsetOf(virtualizer) <= bodyTop) return;
    const start = startOf(virtualizer, rows.indexOf(before.id));
    if (start === undefined || start === before.start) return;
    window.scrollBy({ top: start - before.start });
    scrolled.current = true;
  }, [virtualizer, rows, tall, askKey, bodyTop, measured]);

  useLayoutEffect(() => {
    const first = virtualizer.getVirtualItemForOffset(scrolled.current ? window.scrollY : offsetOf(virtualizer));
    scrolled.current = false;
    const id = first === undefined ? undefined : rows[first.index];
    place.current = first && id !== undefined ? { id, start: first.start } : null;
  });
}

/** The scroll offset as of the last scroll event; reading it from the page after a render forces a layout. */
function offsetOf(virtualizer: TableVirtualizer): number {
  return virtualizer.scrollOffset ?? window.scrollY;
}

function startOf(virtualizer: TableVirtualizer, index: number): number | undefined {
  // Updates the virtualizer's cache with the rows of this render.
  virtualizer.getTotalSize();
  return virtualizer.measurementsCache[index]?.start;
}
