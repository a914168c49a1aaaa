'use client';

import { useState } from 'react';
import type { RunDetail } from '#lib/contract/run-detail.ts';

type Live = NonNullable<RunDetail['live']>;

/**
 * What the lanes show: the run at work, and once it has ended their last picture without the work, for as long as the page is
 * open. Were they taken away then, everything below would jump under the reader.
 */
export function useKeptLanes({ live }: Pick<RunDetail, 'live'>): Live | null {
  const [last, setLast] = useState<Live | null>(null);
  if (live !== null && live !== last) setLast(live);
  if (live !== null) return live;
  return last && { ...last, waiting: [], running: [], conductor: null };
}
