'use client';

import { useEffect, useState } from 'react';

/** `token` is null where the address had none; `isRead` is false until it was looked at. */
export type FragmentToken = { readonly token: string | null; readonly isRead: boolean };

/**
 * What stands behind the `#` of a link that somebody was given: no server sees it. It is taken out of the address bar, so
 * that no history, no screenshot and no shared address holds it.
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
      // React may ask twice: what was found stays.
      setRead((before) => (token === '' ? { ...before, isRead: true } : { token, isRead: true }));
    };
    take();
    // The same page with another link pasted into it.
    window.addEventListener('hashchange', take);
    return () => window.removeEventListener('hashchange', take);
  }, []);
  return read;
}
