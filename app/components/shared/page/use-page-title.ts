'use client';

import { useEffect } from 'react';

/** Sets the tab's title, and restores it when Next.js overwrites it with the layout's title. */
export function usePageTitle(title: string): void {
  const full = `${title} · Haizen`;
  useEffect(() => {
    const apply = () => {
      if (document.title !== full) document.title = full;
    };
    apply();
    const observer = new MutationObserver(apply);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [full]);
}
