'use client';

import { useEffect } from 'react';

/** Names the tab. Next.js writes the layout's title whenever it gets round to it; ours is put back. */
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
