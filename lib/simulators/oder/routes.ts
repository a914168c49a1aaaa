import { json, type Answer } from '#lib/simulators/server/answer.ts';
import { pageOf } from '#lib/simulators/server/page.ts';
import type { Route, SimulatorRequest } from '#lib/simulators/server/router.ts';
import { availabilityRoutes } from './availability-routes.ts';
import type { BrandStore } from './brand-store.ts';
import { checkCategories, checkMenu } from './check.ts';
import { problem, type FieldError } from './problem.ts';
import { categoriesBodySchema, menuBodySchema, type OderCategory } from './schema.ts';
import { menuText } from './stored-menu.ts';
import { writeRoute, type WriteContext } from './write-route.ts';

const SHOPS_PER_PAGE = 100;

const gone = (): Answer => problem({ status: 404, detail: 'It is no longer there.' });

/** The calls of the contract. Admission has already checked that the path's ids exist. */
export function oderRoutes(context: WriteContext): readonly Route[] {
  const { store } = context;
  const brandOf = ({ params }: SimulatorRequest) => store.brand(params.brandId ?? '');
  const shopOf = ({ params }: SimulatorRequest) => store.shop(params.shopId ?? '');
  return [
    {
      method: 'GET',
      path: '/v1/brands/:brandId',
      handle: (request) => {
        const state = brandOf(request);
        if (state === undefined) return gone();
        const { id, name, currency } = state.brand;
        return json(200, { id, name, currency, features: state.features });
      },
    },
    { method: 'GET', path: '/v1/brands/:brandId/shops', handle: (request) => shopsPage(store, request) },
    {
      method: 'GET',
      path: '/v1/brands/:brandId/categories',
      handle: (request) => {
        const categories = brandOf(request)?.categories;
        return categories === undefined
          ? gone()
          : json(200, { categories }, { counts: { categories: categories.length } });
      },
    },
    {
      method: 'GET',
      path: '/v1/shops/:shopId/menu',
      handle: (request) => {
        const shop = shopOf(request);
        const currency = store.brand(shop?.brandId ?? '')?.brand.currency;
        if (shop === undefined || currency === undefined) return gone();
        return json(200, menuText(shop.menu, currency), { counts: { items: shop.menu?.items.size ?? 0 } });
      },
    },
    writeRoute(
      {
        path: '/v1/brands/:brandId/categories',
        schema: categoriesBodySchema,
        brandIdOf: (request) => brandOf(request)?.brand.id,
        check: (request, { categories }) => [
          ...checkCategories(categories),
          ...stillUsed(store, request.params.brandId ?? '', categories),
        ],
        apply: (request, { categories }) => {
          const brand = brandOf(request);
          if (brand === undefined) throw new Error('The brand went away while its categories were written');
          return store.publishCategories(brand, categories);
        },
        counts: ({ categories }) => ({ categories: categories.length }),
      },
      context,
    ),
    writeRoute(
      {
        path: '/v1/shops/:shopId/menu',
        schema: menuBodySchema,
        brandIdOf: (request) => shopOf(request)?.brandId,
        check: (request, menu) => {
          const brand = store.brand(shopOf(request)?.brandId ?? '');
          const categoryIds = new Set(brand?.categories.map(({ id }) => id));
          return checkMenu(menu, {
            currency: brand?.brand.currency ?? '',
            categoryIds,
            features: brand?.features ?? [],
          });
        },
        apply: (request, menu) => {
          const shop = shopOf(request);
          if (shop === undefined) throw new Error('The shop went away while its menu was written');
          return store.publishMenu(shop, menu);
        },
        counts: ({ items, optionGroups }) => ({
          items: items.length,
          variants: items.reduce((sum, { variants }) => sum + variants.length, 0),
          optionGroups: optionGroups.length,
        }),
      },
      context,
    ),
    ...availabilityRoutes(context),
  ];
}

function shopsPage(store: BrandStore, { params, query, pageFault }: SimulatorRequest): Answer {
  const page = pageOf({
    list: store.shopsOf(params.brandId ?? ''),
    shows: () => true,
    limit: SHOPS_PER_PAGE,
    cursor: query.get('cursor') ?? undefined,
    query: `shops ${params.brandId}`,
    fault: pageFault,
  });
  if (page === 'invalid-cursor')
    return problem({ status: 400, detail: 'The cursor is not valid.', code: 'bad-cursor' });
  return json(200, { shops: page.items, nextCursor: page.cursor }, { counts: { shops: page.items.length } });
}

/** A category can't be removed while a published item uses it. */
function stillUsed(store: BrandStore, brandId: string, next: readonly OderCategory[]): readonly FieldError[] {
  const kept = new Set(next.map(({ id }) => id));
  const leaving = (store.brand(brandId)?.categories ?? []).filter(({ id }) => !kept.has(id));
  if (leaving.length === 0) return [];
  const used = store.usedCategoryIds(brandId);
  return leaving
    .filter(({ id }) => used.has(id))
    .map(({ id, name }) => ({
      entity: 'category',
      id,
      field: 'id',
      message: `カテゴリ「${name}」は公開中の商品で使われているため、削除できません`,
    }));
}
