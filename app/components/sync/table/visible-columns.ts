import { COLUMN_IDS, type ColumnId } from '#app/components/sync/table/columns.tsx';

/** How much room the page has: each step gives up what can be had elsewhere. */
export type Room = 'phone' | 'narrow' | 'medium' | 'wide';

const HIDDEN: Readonly<Record<Room, readonly ColumnId[]>> = {
  wide: ['story', 'changes', 'phone'],
  medium: ['story', 'changes', 'duration', 'phone'],
  narrow: ['state', 'detail', 'created', 'changed', 'removed', 'duration', 'phone'],
  phone: COLUMN_IDS.filter((id) => id !== 'phone'),
};

export function columnVisibility(room: Room): Record<string, boolean> {
  return Object.fromEntries(COLUMN_IDS.map((id) => [id, !HIDDEN[room].includes(id)]));
}
