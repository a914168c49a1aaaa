'use client';

import { type RefObject, useLayoutEffect, useState } from 'react';

/**
 * How far down the page an element begins, in px. Asked only when the page changes its size, and has been laid out: to ask
 * before costs a layout. Until then it is a guess, so that the first drawing has about as many rows as the screen.
 */
export function useBodyTop(ref: RefObject<HTMLElement | null>, guess: number): number {
  const [top, setTop] = useState(guess);
  useLayoutEffect(() => {
    const measure = () => {
      if (ref.current) setTop(Math.round(ref.current.getBoundingClientRect().top + window.scrollY));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [ref]);
  return top;
}
