import { json } from '#lib/simulators/server/answer.ts';
import type { Route } from '#lib/simulators/server/router.ts';
import type { CatalogStore } from './catalog-store.ts';
import { squareError } from './errors.ts';

/** ListLocations, RetrieveLocation (`main` is the merchant's main one), ListMerchants. */
export function locationRoutes(store: CatalogStore): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/v2/locations',
      handle: () => {
        const locations = store.locations();
        return json(200, { locations }, { counts: { locations: locations.length } });
      },
    },
    {
      method: 'GET',
      path: '/v2/locations/:shopId',
      handle: ({ params }) => {
        const locationId = params.shopId === 'main' ? store.merchant.main_location_id : params.shopId;
        const location = store.locations().find(({ id }) => id === locationId);
        return location === undefined
          ? squareError({ status: 404, detail: `Location \`${locationId}\` not found.` })
          : json(200, { location });
      },
    },
    { method: 'GET', path: '/v2/merchants', handle: () => json(200, { merchant: [store.merchant] }) },
  ];
}
