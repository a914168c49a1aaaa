'use client';

import { type RefObject, useLayoutEffect, useState } from 'react';

/**
 * An element's distance from the top of the page, in px. Measured only on resize, after layout, because measuring
 * earlier forces a layout. Starts with a guess, so that the first render has about one screen of rows.
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
