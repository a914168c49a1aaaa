'use client';

import type { ReactVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef } from 'react';

type TableVirtualizer = ReactVirtualizer<Window, Element>;

/** What lies over the rows at the top of the screen: the table's head, on small screens the page's header too. */
const COVERED_PX = 86;

type Options = {
  virtualizer: TableVirtualizer;
  rows: readonly string[];
  tall: ReadonlySet<string>;
  /** Changes when the user asked for other rows or another order: that list begins at its beginning. */
  askKey: string;
  bodyTop: number;
  /** Rows are measured when drawn; else their heights follow from what they tell. */
  measured: boolean;
};

/**
 * Keeps what the reader looks at where it is, when rows above it come, go, grow or shrink.
 * The browser's own scroll anchoring is switched off for the table: it does not know rows that are not drawn.
 */
export function useKeptPlace({ virtualizer, rows, tall, askKey, bodyTop, measured }: Options): void {
  const place = useRef<{ id: string; start: number } | null>(null);
  const asked = useRef(askKey);
  /** By this hook: the virtualizer learns of it with the browser's next event. */
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

/** How far the page is scrolled, as the browser told it last: to ask the page itself after a drawing costs a layout. */
function offsetOf(virtualizer: TableVirtualizer): number {
  return virtualizer.scrollOffset ?? window.scrollY;
}

function startOf(virtualizer: TableVirtualizer, index: number): number | undefined {
  // Brings the cache up to date with the rows of this drawing.
  virtualizer.getTotalSize();
  return virtualizer.measurementsCache[index]?.start;
}
