'use client';

import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { StatusSnapshot } from '#lib/client/merge-status.ts';
import type { Run } from '#lib/contract/runs.ts';
import { finishedSince, startedSince } from './run-news.ts';

/** The minimum interval between announcements. */
const QUIET_MS = 10_000;

/** Announces to screen readers that a sync has started or finished, once each. */
export function useAnnouncement(snapshot: StatusSnapshot): string {
  const t = useTranslations('sync.run');
  const [said, setSaid] = useState('');
  const before = useRef<readonly Run[] | null>(null);
  const next = useRef<string | null>(null);
  const saidAt = useRef(-Infinity);
  const { runs, shops } = snapshot;

  useEffect(() => {
    const known = before.current;
    before.current = runs;
    if (known === null) return;
    const finished = finishedSince(known, runs, shops);
    const started = startedSince(known, runs);
    if (finished) next.current = t('finishedSaid', finished);
    else if (started) next.current = t('startedSaid', { count: started.total });
  }, [runs, shops, t]);

  useEffect(() => {
    const timer = setInterval(() => {
      if (next.current === null || performance.now() - saidAt.current < QUIET_MS) return;
      saidAt.current = performance.now();
      setSaid(next.current);
      next.current = null;
    }, 500);
    return () => clearInterval(timer);
  }, []);

  return said;
}
