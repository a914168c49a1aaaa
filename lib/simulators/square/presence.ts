import type { ItemObject, Presence, VariationObject } from './types.ts';

/** Whether an object is to be had at a location. Absent `present_at_all_locations` means true. */
export function isPresentAt(presence: Presence, locationId: string): boolean {
  return (presence.present_at_all_locations ?? true)
    ? !(presence.absent_at_location_ids ?? []).includes(locationId)
    : (presence.present_at_location_ids ?? []).includes(locationId);
}

/** The variations of an item that a location has; none where it does not have the item. */
export function variationsAt(item: ItemObject, locationId: string): readonly VariationObject[] {
  return isPresentAt(item, locationId)
    ? item.item_data.variations.filter((one) => one.is_deleted !== true && isPresentAt(one, locationId))
    : [];
}
