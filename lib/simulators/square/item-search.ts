import { z } from 'zod';
import { json, type Answer } from '#lib/simulators/server/answer.ts';
import { type CursorLife, pageOf } from '#lib/simulators/server/page.ts';
import type { Route, SimulatorRequest } from '#lib/simulators/server/router.ts';
import type { CatalogStore } from './catalog-store.ts';
import { squareError } from './errors.ts';
import { member, objectsMember, versionOf } from './object-text.ts';
import { variationsAt } from './presence.ts';
import { readJson } from './read-json.ts';
import type { ItemObject } from './types.ts';

const PAGE_SIZE = 100;

const bodySchema = z.object({
  text_filter: z.string().optional(),
  category_ids: z.array(z.string()).optional(),
  enabled_location_ids: z.array(z.string()).optional(),
  product_types: z.array(z.string()).optional(),
  archived_state: z
    .enum(['ARCHIVED_STATE_NOT_ARCHIVED', 'ARCHIVED_STATE_ARCHIVED', 'ARCHIVED_STATE_ALL'])
    .default('ARCHIVED_STATE_NOT_ARCHIVED'),
  sort_order: z.enum(['ASC', 'DESC']).default('ASC'),
  cursor: z.string().optional(),
  limit: z.int().min(1).max(PAGE_SIZE).default(PAGE_SIZE),
  stock_levels: z.undefined({ error: 'The simulator knows no stock levels.' }).optional(),
  custom_attribute_filters: z.undefined({ error: 'The simulator knows no custom attributes.' }).optional(),
});
type Filters = z.output<typeof bodySchema>;

/** SearchCatalogItems: items by location, category, text, product type and archived state, sorted by name. */
export function itemSearchRoute(store: CatalogStore, cursors: CursorLife): Route {
  return {
    method: 'POST',
    path: '/v2/catalog/search-catalog-items',
    handle: (request) => searchItems(store, { request, cursors }),
    shopIdOf: onlyLocationIn,
  };
}

function searchItems(
  store: CatalogStore,
  { request, cursors }: { request: SimulatorRequest; cursors: CursorLife },
): Answer {
  const body = readJson(request.body, bodySchema);
  if ('refused' in body) return body.refused;
  const { cursor, limit, sort_order: order, ...filters } = body.value;
  const direction = order === 'ASC' ? 1 : -1;
  const byName = (a: ItemObject, b: ItemObject) =>
    direction * (a.item_data.name ?? '').localeCompare(b.item_data.name ?? '', 'ja');
  const page = pageOf({
    list: store
      .objects()
      .filter((object) => object.type === 'ITEM')
      .toSorted(byName),
    shows: (item) => isWanted(item, body.value),
    limit,
    cursor,
    query: `items ${JSON.stringify([filters, order])}`,
    fault: request.pageFault,
    cursors,
  });
  if (page === 'invalid-cursor') {
    return squareError({ status: 400, detail: 'The cursor is not valid.', field: 'cursor', code: 'INVALID_CURSOR' });
  }
  const variationIds = page.items.flatMap((item) => enabledVariations(item, body.value).map(({ id }) => id));
  const members = [
    ...objectsMember('items', page.items, versionOf(request)),
    ...member('cursor', page.cursor),
    ...member('matched_variation_ids', variationIds.length === 0 ? undefined : variationIds),
  ];
  return json(200, `{${members.join()}}`, { counts: { objects: page.items.length } });
}

function isWanted(item: ItemObject, filters: Filters): boolean {
  const { name = '', categories = [], category_id, product_type, is_archived = false } = item.item_data;
  if (item.is_deleted === true) return false;
  if (filters.archived_state === 'ARCHIVED_STATE_NOT_ARCHIVED' && is_archived) return false;
  if (filters.archived_state === 'ARCHIVED_STATE_ARCHIVED' && !is_archived) return false;
  if (filters.text_filter !== undefined && !name.includes(filters.text_filter)) return false;
  if (filters.product_types !== undefined && !filters.product_types.includes(product_type ?? 'REGULAR')) return false;
  const categoryIds = [...categories.map(({ id }) => id), category_id];
  if (filters.category_ids !== undefined && !filters.category_ids.some((id) => categoryIds.includes(id))) return false;
  return enabledVariations(item, filters).length > 0;
}

function enabledVariations(item: ItemObject, { enabled_location_ids: locationIds }: Filters) {
  if (locationIds === undefined) return item.item_data.variations;
  return [...new Set(locationIds.flatMap((locationId) => variationsAt(item, locationId)))];
}

function onlyLocationIn(text: string): string | undefined {
  const body = readJson(text, bodySchema);
  return 'value' in body ? body.value.enabled_location_ids?.[0] : undefined;
}
