'use client';

import { createContext, useContext } from 'react';
import { useNow } from '#app/components/shared/use-now.ts';

/** How far the server's clock is ahead of this browser's, in ms. */
const Offset = createContext(0);
export const ServerClockProvider = Offset.Provider;

/** The server's clock, in ms. Rerenders its component once per second. */
export function useServerNow(): number {
  return useNow() + useContext(Offset);
}
