'use client';

import { useSyncExternalStore } from 'react';

const TICK_MS = 1_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = 0;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === undefined) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

function read(): number {
  // All components see the same time between ticks. React reads a snapshot twice and expects the same value.
  if (timer === undefined && Date.now() - now >= TICK_MS) now = Date.now();
  return now;
}

/** This browser's clock in ms, updated once per second and shared by all components that show an age. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read, () => 0);
}
