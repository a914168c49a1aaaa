import type { OderBrand } from '#lib/simulators/oder/schema.ts';
import type { SquareAccount } from '#lib/simulators/square/types.ts';

const FIRST_SHOP_NUMBER = 101;
/** One in this many shops is unlinked and can only be matched by name. */
const UNLINKED_EVERY = 6;

/** The same chain as the ordering platform sees it: all shops, most linked to their POS location. */
export function makeBrand(account: SquareAccount, { id = 'brand-1' }: { id?: string } = {}): OderBrand {
  const { business_name: name, currency } = account.merchant;
  return {
    id,
    name,
    currency,
    shops: account.locations.map((location, index) => ({
      id: String(FIRST_SHOP_NUMBER + index),
      name: location.name,
      ...(index % UNLINKED_EVERY !== UNLINKED_EVERY - 1 && { posLocationId: location.id }),
      acceptingOrders: location.status === 'ACTIVE',
    })),
  };
}
