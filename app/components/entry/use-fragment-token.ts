'use client';

import { useEffect, useState } from 'react';

/** `token` is null if the URL had none; `isRead` is false until the fragment was read. */
export type FragmentToken = { readonly token: string | null; readonly isRead: boolean };

/**
 * Reads a link's token from the URL fragment, which is never sent to a server, and removes it from the address bar
 * to keep it out of the history, screenshots and copied URLs.
 */
export function useFragmentToken(): FragmentToken {
  const [read, setRead] = useState<FragmentToken>({ token: null, isRead: false });
  useEffect(() => {
    const take = () => {
      const token = window.location.hash.slice(1);
      if (token !== '') {
        const { pathname, search } = window.location;
        window.history.replaceState(window.history.state, '', `${pathname}${search}`);
      }
      // React may run this twice; keep the token from the first run.
      setRead((before) => (token === '' ? { ...before, isRead: true } : { token, isRead: true }));
    };
    take();
    // Another link was pasted into the same page.
    window.addEventListener('hashchange', take);
    return () => window.removeEventListener('hashchange', take);
  }, []);
  return read;
}
