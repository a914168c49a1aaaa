/** Where an object is to be had. Names of deactivated locations in the lists do no harm. */
export type Presence = { readonly everywhere: boolean; readonly exceptAt: ReadonlySet<string> };

type PresenceFields = {
  readonly present_at_all_locations?: boolean | null | undefined;
  readonly present_at_location_ids?: readonly string[] | null | undefined;
  readonly absent_at_location_ids?: readonly string[] | null | undefined;
};

/** Most objects have no exceptions, and share this. */
const NOWHERE: ReadonlySet<string> = new Set();

/** Missing means everywhere; true: all but those in `absent…`; false: none but those in `present…`. */
export function toPresence(fields: PresenceFields): Presence {
  const everywhere = fields.present_at_all_locations ?? true;
  const exceptAt = everywhere ? fields.absent_at_location_ids : fields.present_at_location_ids;
  return { everywhere, exceptAt: exceptAt?.length ? new Set(exceptAt) : NOWHERE };
}

export function isPresent({ everywhere, exceptAt }: Presence, locationId: string): boolean {
  return exceptAt.has(locationId) !== everywhere;
}
