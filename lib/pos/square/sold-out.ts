/**
 * Where something is sold out, and until when in ms; null: until the POS says otherwise. Whether Square tracks its stock
 * makes no difference.
 */
export type SoldOutAt = ReadonlyMap<string, number | null>;

type Override = {
  readonly location_id?: string | null | undefined;
  readonly sold_out?: boolean | null | undefined;
  readonly sold_out_valid_until?: string | null | undefined;
};

/** Shared by most variations and modifiers. */
const NOWHERE: SoldOutAt = new Map();

export function toSoldOutAt(overrides: readonly Override[] | null | undefined): SoldOutAt {
  const marked = overrides?.filter((override) => override.sold_out === true) ?? [];
  if (marked.length === 0) return NOWHERE;
  return new Map(
    marked.map(({ location_id: locationId, sold_out_valid_until: until }) => [locationId ?? '', untilMs(until)]),
  );
}

function untilMs(until: string | null | undefined): number | null {
  const ms = Date.parse(until ?? '');
  return Number.isNaN(ms) ? null : ms;
}
