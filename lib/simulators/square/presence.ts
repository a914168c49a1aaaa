import type { ItemObject, Presence, VariationObject } from './types.ts';

/** Whether an object is available at a location. Absent `present_at_all_locations` means true. */
export function isPresentAt(presence: Presence, locationId: string): boolean {
  return (presence.present_at_all_locations ?? true)
    ? !(presence.absent_at_location_ids ?? []).includes(locationId)
    : (presence.present_at_location_ids ?? []).includes(locationId);
}

/** The variations of an item available at a location; none if the item isn't. */
export function variationsAt(item: ItemObject, locationId: string): readonly VariationObject[] {
  return isPresentAt(item, locationId)
    ? item.item_data.variations.filter(
        (variation) => variation.is_deleted !== true && isPresentAt(variation, locationId),
      )
    : [];
}
