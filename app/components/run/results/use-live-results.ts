'use client';

import { useState } from 'react';
import { useResults } from '#lib/client/runs.ts';
import type { Result, RunDetail } from '#lib/contract/run-detail.ts';
import type { Outcome } from '#lib/domain/state.ts';

/**
 * A run's results. Updates pause while the list has the pointer or the keyboard focus, so that rows don't move
 * under the reader; `outdated` says that newer results are available.
 */
export function useLiveResults(run: RunDetail, state: Outcome | null) {
  const [watched, setWatched] = useState({ pointer: false, focus: false });
  const wanted = state === null ? run.settled : run.counts[state];
  const frozen = watched.pointer || watched.focus;
  const [shown, setShown] = useState({ updatedAt: 0, wanted: 0 });
  const behind = shown.wanted !== wanted;
  const query = useResults({ runId: run.id, state, live: !frozen && (run.finishedAt === null || behind) });
  // The finished count at the time of the response tells which results it contains.
  if (query.dataUpdatedAt !== shown.updatedAt) setShown({ updatedAt: query.dataUpdatedAt, wanted });
  const results: readonly Result[] = query.data?.pages.flatMap((page) => page.items) ?? [];
  const { refetch } = query;
  return {
    query,
    results,
    outdated: frozen && behind && results.length > 0,
    refresh: () => void refetch(),
    watch: {
      onPointerEnter: () => setWatched((before) => ({ ...before, pointer: true })),
      onPointerLeave: () => setWatched((before) => ({ ...before, pointer: false })),
      onFocus: () => setWatched((before) => ({ ...before, focus: true })),
      onBlur: () => setWatched((before) => ({ ...before, focus: false })),
    },
  };
}
