import { COLUMN_IDS, type ColumnId } from './columns.tsx';

/** How much room the page has: each step gives up what can be had elsewhere. */
export type Room = 'phone' | 'narrow' | 'mediumTogether' | 'medium' | 'wideTogether' | 'wide';

const HIDDEN: Readonly<Record<Room, readonly ColumnId[]>> = {
  wide: ['story', 'changes', 'phone'],
  wideTogether: ['story', 'created', 'changed', 'removed', 'phone'],
  medium: ['story', 'changes', 'duration', 'phone'],
  mediumTogether: ['story', 'created', 'changed', 'removed', 'duration', 'phone'],
  narrow: ['state', 'detail', 'created', 'changed', 'removed', 'duration', 'phone'],
  phone: COLUMN_IDS.filter((id) => id !== 'phone'),
};

/** Who may start nothing selects nothing. */
export function columnVisibility(room: Room, { maySync }: { maySync: boolean }): Record<string, boolean> {
  const shown = (id: ColumnId) => !HIDDEN[room].includes(id) && (maySync || id !== 'select');
  return Object.fromEntries(COLUMN_IDS.map((id) => [id, shown(id)]));
}
