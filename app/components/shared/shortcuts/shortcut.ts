export const SHORTCUT_ACTIONS = [
  'search',
  'down',
  'up',
  'select',
  'sync',
  'syncAll',
  'retry',
  'open',
  'filters',
  'goSync',
  'goHistory',
  'goHeld',
  'help',
  'escape',
] as const;
export type ShortcutAction = (typeof SHORTCUT_ACTIONS)[number];

export type KeyPress = {
  readonly key: string;
  readonly shift: boolean;
  /** Ctrl, Alt and ⌘ are left to the browser and the system. */
  readonly modified: boolean;
};

const PLAIN: Readonly<Record<string, ShortcutAction>> = {
  '/': 'search',
  j: 'down',
  k: 'up',
  x: 'select',
  s: 'sync',
  r: 'retry',
  Enter: 'open',
  f: 'filters',
  '?': 'help',
  Escape: 'escape',
};

const AFTER_G: Readonly<Record<string, ShortcutAction>> = { s: 'goSync', h: 'goHistory', d: 'goHeld' };

/** The shortcut of a key; `'g'` is the first key of a pair that opens a page. */
export function shortcutOf(press: KeyPress, afterG: boolean): ShortcutAction | 'g' | null {
  if (press.modified) return null;
  if (press.shift && press.key.toLowerCase() === 's') return 'syncAll';
  if (afterG) return AFTER_G[press.key] ?? null;
  if (press.key === 'g') return 'g';
  return PLAIN[press.key] ?? null;
}
