import type { SquareEdit } from '#lib/simulators/square/edit-schema.ts';
import { isPresentAt } from '#lib/simulators/square/presence.ts';
import type { ItemObject, SquareAccount } from '#lib/simulators/square/types.ts';

/** More than the share of a menu that Haizen removes without confirmation. */
const PART = 0.4;

/**
 * Simulates a mistake at the POS: a large part of one shop's items is set to absent there. Hidden items are found by
 * comparing with `start`, the trial's initial account, so they can also be restored after a restart.
 */
export function hiddenItems(start: SquareAccount, locationName: string) {
  const locationId = start.locations.find(({ name }) => name === locationName)?.id ?? '';
  const sold = start.objects
    .filter((object): object is ItemObject => object.type === 'ITEM' && object.item_data.is_archived !== true)
    .filter((item) => isPresentAt(item, locationId));
  const chosen = sold.slice(0, Math.ceil(sold.length * PART));
  const nowIn = (account: SquareAccount) => {
    const ids = new Set(chosen.map(({ id }) => id));
    return account.objects.filter((object): object is ItemObject => object.type === 'ITEM' && ids.has(object.id));
  };
  const isAway = (item: ItemObject) => !isPresentAt(item, locationId);
  return {
    isHidden: (account: SquareAccount) => nowIn(account).some(isAway),
    hide: () => chosen.map((item) => presenceOf(item, locationId)),
    show: () => chosen.map((item) => presenceOf(item)),
  };
}

function presenceOf(item: ItemObject, awayAt?: string): SquareEdit {
  const absent = item.absent_at_location_ids ?? [];
  return {
    kind: 'set-presence',
    id: item.id,
    everywhere: item.present_at_all_locations ?? true,
    presentAt: item.present_at_location_ids?.filter((id) => id !== awayAt),
    absentAt: [...absent, ...(awayAt === undefined ? [] : [awayAt])],
  };
}
