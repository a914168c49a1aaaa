'use client';

import { useState } from 'react';
import type { RunDetail } from '#lib/contract/run-detail.ts';

type Live = NonNullable<RunDetail['live']>;

/**
 * The lanes of the active run. After it ends, keeps its last state without active shops until the page is closed,
 * because removing the card would shift everything below it.
 */
export function useKeptLanes({ live }: Pick<RunDetail, 'live'>): Live | null {
  const [last, setLast] = useState<Live | null>(null);
  if (live !== null && live !== last) setLast(live);
  if (live !== null) return live;
  return last && { ...last, waiting: [], running: [], conductor: null };
}
