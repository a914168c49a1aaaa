'use client';

import { useEffect, useRef } from 'react';
import { shortcutOf, type ShortcutAction } from './shortcut.ts';

/** The maximum delay before the second key of a pair. */
const PAIR_MS = 1_200;

type Handlers = Readonly<Partial<Record<ShortcutAction, () => void>>>;

/** Registers shortcuts. Inactive in fields, dialogs and menus, and during IME composition. */
export function useShortcuts(handlers: Handlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    let gAt = -Infinity;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isElsewhere(event)) return;
      const modified = event.ctrlKey || event.altKey || event.metaKey;
      const afterG = event.timeStamp - gAt < PAIR_MS;
      const action = shortcutOf({ key: event.key, shift: event.shiftKey, modified }, afterG);
      gAt = action === 'g' ? event.timeStamp : -Infinity;
      const handle = action === null || action === 'g' ? undefined : latest.current[action];
      if (handle === undefined) return;
      if (action !== 'escape') event.preventDefault();
      handle();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

function isElsewhere(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('[role="dialog"], [role="menu"]') !== null) return true;
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox';
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  // Enter activates the focused button or link.
  return event.key === 'Enter' && target.closest('button, a') !== null;
}
