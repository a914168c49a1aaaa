'use client';

import { type RefObject, useLayoutEffect, useState } from 'react';

/**
 * How far down the page an element begins, in px. Asked only when the page changes its size: asking costs a layout. The
 * first drawing goes by a guess, so that it draws about as many rows as the screen has room for.
 */
export function useBodyTop(ref: RefObject<HTMLElement | null>, guess: number): number {
  const [top, setTop] = useState(guess);
  useLayoutEffect(() => {
    const measure = () => {
      if (ref.current) setTop(Math.round(ref.current.getBoundingClientRect().top + window.scrollY));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [ref]);
  return top;
}
