import type { Menu } from '#lib/domain/master.ts';
import { upstreamsConnector } from '#lib/process/connect-upstreams.ts';
import { TEST_NETWORK } from '#lib/upstream-http/network/test-network.ts';
import { connectionsTo } from './connections.ts';
import type { Addresses } from './connections.ts';

export type ShopMenu = { readonly shopId: string; readonly menu: Menu };

/** Each shop's menu as the product's adapters build it, for publishing it without the product. */
export async function readMenus(addresses: Addresses): Promise<readonly ShopMenu[]> {
  const { pos, ordering } = upstreamsConnector({ network: TEST_NETWORK })(
    connectionsTo(addresses, { shops: 4, pos: 4, ordering: 8 }),
    null,
  );
  const call = { signal: new AbortController().signal };
  const [locations, shops] = [await pos.listLocations(call), await ordering.listShops(call)];
  const reading = pos.openReading();
  const menus: ShopMenu[] = [];
  for (const { id: shopId, name, posLocationId } of shops) {
    const location = locations.find((one) => one.id === posLocationId || one.name === name);
    if (location === undefined) throw new Error(`no location for the shop ${name}`);
    menus.push({ shopId, menu: (await reading.readMenu(location.id, call)).master });
  }
  return menus;
}
