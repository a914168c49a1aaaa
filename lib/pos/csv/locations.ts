import type { PosLocation } from '#lib/sync/ports.ts';
import type { ColumnOf } from './columns.ts';
import { isTimeZone } from './local-time.ts';
import type { Row } from './table.ts';
import { flagIn, idIn, textIn } from './values.ts';

const DEFAULTS = { timeZone: 'Asia/Tokyo', currency: 'JPY' };

export function readLocations(rows: readonly Row<ColumnOf<'locations.csv'>>[]): ReadonlyMap<string, PosLocation> {
  const locations = new Map<string, PosLocation>();
  for (const row of rows) {
    const id = idIn(row, 'id');
    if (locations.has(id)) throw row.fault('duplicate', 'id');
    const timeZone = row.cell('time_zone') || DEFAULTS.timeZone;
    const currency = row.cell('currency') || DEFAULTS.currency;
    if (!isTimeZone(timeZone)) throw row.fault('not-a-time-zone', 'time_zone');
    if (!/^[A-Z]{3}$/u.test(currency)) throw row.fault('not-a-currency', 'currency');
    locations.set(id, { id, name: textIn(row, 'name'), active: flagIn(row, 'active') ?? true, timeZone, currency });
  }
  return locations;
}
