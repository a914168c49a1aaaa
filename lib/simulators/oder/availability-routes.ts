import { json, type Answer } from '#lib/simulators/server/answer.ts';
import type { Route, SimulatorRequest } from '#lib/simulators/server/router.ts';
import { problem } from './problem.ts';
import { availabilityBodySchema } from './schema.ts';
import { writeRoute, type WriteContext } from './write-route.ts';

const PATH = '/v1/shops/:shopId/availability';

/** What the POS reports as sold out: read and replaced apart from the menu and from the platform's own part. */
export function availabilityRoutes(context: WriteContext): readonly Route[] {
  const { store } = context;
  const shopOf = ({ params }: SimulatorRequest) => store.shop(params.shopId ?? '');
  const unsupported = (request: SimulatorRequest): Answer | undefined => {
    const brand = store.brand(shopOf(request)?.brandId ?? '');
    if (brand?.features.includes('availability') === true) return undefined;
    return problem({ status: 404, detail: 'This platform has no availability.', code: 'feature-unsupported' });
  };
  return [
    {
      method: 'GET',
      path: PATH,
      handle: (request) => unsupported(request) ?? json(200, { soldOut: shopOf(request)?.soldOut }),
    },
    writeRoute(
      {
        path: PATH,
        schema: availabilityBodySchema,
        brandIdOf: (request) => shopOf(request)?.brandId,
        admit: unsupported,
        check: () => [],
        apply: (request, { soldOut }) => {
          const shop = shopOf(request);
          if (shop === undefined) throw new Error('The shop went away while its availability was written');
          return { unknown: store.publishSoldOut(shop, soldOut) };
        },
        counts: ({ soldOut }) => ({ variants: soldOut.variantIds.length, options: soldOut.optionIds.length }),
      },
      context,
    ),
  ];
}
