'use client';

import { useCallback, useState } from 'react';
import { type SyncWish, useRequestSync } from '#lib/client/request-sync.ts';
import type { SyncInProgress } from '#lib/contract/problems.ts';
import type { Press } from './model/press.ts';

/** The button that was clicked; the result is shown next to it. */
export type PressedAt = 'all' | 'selection' | 'retry' | `shop:${string}`;

export type ActionNotice =
  | {
      readonly kind: 'busy';
      readonly at: PressedAt;
      readonly conflict: SyncInProgress;
      readonly wanted: readonly string[];
      /** Sends the same request again, to be carried out when the conflicting run ends. */
      readonly follow: () => void;
    }
  | { readonly kind: 'refused'; readonly at: PressedAt; readonly error: unknown };

type Start = { readonly wish: SyncWish; readonly at: PressedAt; readonly shopIds: readonly string[] };

/** Starts syncs, with optimistic updates until the server responds. */
export function useSyncActions() {
  const { mutateAsync } = useRequestSync();
  const [presses, setPresses] = useState<readonly Press[]>([]);
  const [notice, setNotice] = useState<ActionNotice | null>(null);
  const [selectionsStarted, setSelectionsStarted] = useState(0);
  const [ownRunId, setOwnRunId] = useState<string | null>(null);
  const closeNotice = useCallback(() => setNotice(null), []);

  const start = useCallback(
    async function send({ wish, at, shopIds }: Start): Promise<void> {
      // A run that waits holds no shop, so nothing is shown as queued.
      const press: Press = { scope: wish.scope, shopIds: new Set(wish.follow ? [] : shopIds) };
      setNotice(null);
      setPresses((before) => (wish.follow ? before : [...before, press]));
      try {
        // Resolves after the page's data are refetched, so the correction doesn't flicker.
        const outcome = await mutateAsync(wish);
        if (outcome.kind === 'busy') {
          const follow = () => void send({ wish: { ...wish, follow: true }, at, shopIds });
          setNotice({ kind: 'busy', at, conflict: outcome.conflict, wanted: shopIds, follow });
        } else {
          setOwnRunId(outcome.run.id);
          if (at === 'selection') setSelectionsStarted((times) => times + 1);
        }
      } catch (error) {
        setNotice({ kind: 'refused', at, error });
      } finally {
        setPresses((before) => before.filter((other) => other !== press));
      }
    },
    [mutateAsync],
  );

  return { press: joined(presses), ownRunId, notice, closeNotice, refuse: setNotice, selectionsStarted, start };
}

function joined(presses: readonly Press[]): Press | null {
  const [first, ...rest] = presses;
  if (first === undefined || rest.length === 0) return first ?? null;
  return {
    scope: presses.some((press) => press.scope === 'all') ? 'all' : 'shops',
    shopIds: new Set(presses.flatMap((press) => [...press.shopIds])),
  };
}
