/** The locations an object is available at. Deactivated locations in the lists are harmless. */
export type Presence = { readonly everywhere: boolean; readonly exceptAt: ReadonlySet<string> };

type PresenceFields = {
  readonly present_at_all_locations?: boolean | null | undefined;
  readonly present_at_location_ids?: readonly string[] | null | undefined;
  readonly absent_at_location_ids?: readonly string[] | null | undefined;
};

/** Shared by most objects, which have no exceptions. */
const NOWHERE: ReadonlySet<string> = new Set();

/** Absent means everywhere; true: all except `absent…`; false: none except `present…`. */
export function toPresence(fields: PresenceFields): Presence {
  const everywhere = fields.present_at_all_locations ?? true;
  const exceptAt = everywhere ? fields.absent_at_location_ids : fields.present_at_location_ids;
  return { everywhere, exceptAt: exceptAt?.length ? new Set(exceptAt) : NOWHERE };
}

export function isPresent({ everywhere, exceptAt }: Presence, locationId: string): boolean {
  return exceptAt.has(locationId) !== everywhere;
}
