import { COLUMN_IDS, type ColumnId } from './columns.tsx';

/** The available width; each step drops columns whose content is available elsewhere. */
export type Room = 'phone' | 'narrow' | 'mediumTogether' | 'medium' | 'wideTogether' | 'wide';

const HIDDEN: Readonly<Record<Room, readonly ColumnId[]>> = {
  wide: ['story', 'changes', 'phone'],
  wideTogether: ['story', 'created', 'changed', 'removed', 'phone'],
  medium: ['story', 'changes', 'duration', 'phone'],
  mediumTogether: ['story', 'created', 'changed', 'removed', 'duration', 'phone'],
  narrow: ['state', 'detail', 'created', 'changed', 'removed', 'duration', 'phone'],
  phone: COLUMN_IDS.filter((id) => id !== 'phone'),
};

/** Users who can't start syncs have no selection column. */
export function columnVisibility(room: Room, { maySync }: { maySync: boolean }): Record<string, boolean> {
  const shown = (id: ColumnId) => !HIDDEN[room].includes(id) && (maySync || id !== 'select');
  return Object.fromEntries(COLUMN_IDS.map((id) => [id, shown(id)]));
}
