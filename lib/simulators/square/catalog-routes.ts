import { z } from 'zod';
import { json, type Answer } from '#lib/simulators/server/answer.ts';
import { type CursorLife, pageOf } from '#lib/simulators/server/page.ts';
import type { Route, SimulatorRequest } from '#lib/simulators/server/router.ts';
import type { CatalogStore } from './catalog-store.ts';
import { squareError } from './errors.ts';
import { nestedIn } from './nested.ts';
import { member, objectsMember, objectText, versionOf } from './object-text.ts';
import { readJson } from './read-json.ts';
import type { CatalogObject } from './types.ts';

const LIST_PAGE_SIZE = 100;
const SEARCH_LIMIT = 1000;

const TOP_LEVEL_TYPES = ['ITEM', 'CATEGORY', 'TAX', 'MODIFIER_LIST', 'MEASUREMENT_UNIT'] as const;
const NESTED_TYPES = ['ITEM_VARIATION', 'MODIFIER'] as const;
/** Types that Square supports but no account here uses: requesting them is valid and finds nothing. */
const UNUSED_TYPES = [
  'IMAGE',
  'DISCOUNT',
  'PRICING_RULE',
  'PRODUCT_SET',
  'TIME_PERIOD',
  'SUBSCRIPTION_PLAN',
  'SUBSCRIPTION_PLAN_VARIATION',
  'ITEM_OPTION',
  'ITEM_OPTION_VAL',
  'CUSTOM_ATTRIBUTE_DEFINITION',
  'QUICK_AMOUNTS_SETTINGS',
  'AVAILABILITY_PERIOD',
] as const;
const typeSchema = z.enum([...TOP_LEVEL_TYPES, ...NESTED_TYPES, ...UNUSED_TYPES]);

const searchSchema = z.object({
  cursor: z.string().optional(),
  object_types: z.array(typeSchema).optional(),
  include_deleted_objects: z.boolean().optional(),
  include_category_path_to_root: z.boolean().optional(),
  begin_time: z.iso.datetime({ offset: true }).optional(),
  limit: z.int().optional(),
  query: z.undefined({ error: 'The simulator has no query filters.' }).optional(),
  include_related_objects: z.literal(false, { error: 'The simulator adds no related objects.' }).optional(),
});

const batchSchema = z.object({
  object_ids: z.array(z.string()).max(SEARCH_LIMIT),
  include_deleted_objects: z.boolean().nullish(),
  include_related_objects: z.literal(false, { error: 'The simulator adds no related objects.' }).nullish(),
});

/** ListCatalog, SearchCatalogObjects, BatchRetrieveCatalogObjects, RetrieveCatalogObject, CatalogInfo. */
export function catalogRoutes(store: CatalogStore, cursors: CursorLife): readonly Route[] {
  return [
    { method: 'GET', path: '/v2/catalog/list', handle: (request) => list(store, { request, cursors }) },
    { method: 'POST', path: '/v2/catalog/search', handle: (request) => search(store, { request, cursors }) },
    { method: 'POST', path: '/v2/catalog/batch-retrieve', handle: (request) => batchRetrieve(store, request) },
    { method: 'GET', path: '/v2/catalog/object/:objectId', handle: (request) => retrieve(store, request) },
    { method: 'GET', path: '/v2/catalog/info', handle: info },
  ];
}

type Listed = { readonly request: SimulatorRequest; readonly cursors: CursorLife };

/** Never returns deleted objects. Pages of 100. */
function list(store: CatalogStore, { request, cursors }: Listed): Answer {
  const typesParam = request.query.get('types');
  const types = z.array(typeSchema).safeParse(typesParam ? typesParam.toUpperCase().split(',') : [...TOP_LEVEL_TYPES]);
  if (!types.success) {
    return squareError({ status: 400, detail: 'Unknown type.', field: 'types', code: 'INVALID_ENUM_VALUE' });
  }
  return pageAnswer(store, request, {
    types: types.data,
    limit: LIST_PAGE_SIZE,
    cursor: request.query.get('cursor') ?? undefined,
    shows: (object) => object.is_deleted !== true,
    query: `list ${typesParam ?? ''}`,
    cursors,
  });
}

function search(store: CatalogStore, { request, cursors }: Listed): Answer {
  const body = readJson(request.body, searchSchema);
  if ('refused' in body) return body.refused;
  const {
    cursor,
    object_types: types,
    include_deleted_objects: deleted = false,
    begin_time: begin,
    limit = 0,
  } = body.value;
  if (deleted && body.value.include_category_path_to_root === true) {
    return squareError({ status: 400, detail: 'Deleted objects have no path to root.' });
  }
  const beginMs = begin === undefined ? -Infinity : Date.parse(begin);
  return pageAnswer(store, request, {
    types: types ?? [...TOP_LEVEL_TYPES],
    // "If the supplied limit is negative, zero, or higher than the maximum limit of 1,000, it will be ignored."
    limit: limit > 0 && limit <= SEARCH_LIMIT ? limit : LIST_PAGE_SIZE,
    cursor,
    shows: (object) => (deleted || object.is_deleted !== true) && Date.parse(object.updated_at) > beginMs,
    query: `search ${JSON.stringify([types, deleted, begin])}`,
    cursors,
    latestTime: store.latestTime(),
  });
}

type Listing = {
  readonly types: readonly string[];
  readonly limit: number;
  readonly cursor: string | undefined;
  readonly shows: (object: CatalogObject) => boolean;
  readonly query: string;
  readonly cursors: CursorLife;
  readonly latestTime?: string;
};

function pageAnswer(store: CatalogStore, request: SimulatorRequest, listing: Listing): Answer {
  const { limit, cursor, query, cursors, latestTime } = listing;
  const types = new Set<string>(listing.types);
  const nested = NESTED_TYPES.some((type) => types.has(type));
  const objects: readonly CatalogObject[] = store.objects();
  const page = pageOf({
    list: nested ? store.objects().flatMap((object) => [object, ...nestedIn(object)]) : objects,
    shows: (object) => types.has(object.type) && listing.shows(object),
    limit,
    cursor,
    query,
    fault: request.pageFault,
    cursors,
  });
  if (page === 'invalid-cursor') {
    return squareError({ status: 400, detail: 'The cursor is not valid.', field: 'cursor', code: 'INVALID_CURSOR' });
  }
  const members = [
    ...objectsMember('objects', page.items, versionOf(request)),
    ...member('cursor', page.cursor),
    ...member('latest_time', latestTime),
  ];
  return json(200, `{${members.join()}}`, { counts: { objects: page.items.length } });
}

/** Unknown ids are omitted from the answer. */
function batchRetrieve(store: CatalogStore, request: SimulatorRequest): Answer {
  const body = readJson(request.body, batchSchema);
  if ('refused' in body) return body.refused;
  const { object_ids: ids, include_deleted_objects: deleted } = body.value;
  const found = [...new Set(ids)].flatMap((id) => store.find(id) ?? []);
  const objects = found.filter((object) => deleted === true || object.is_deleted !== true);
  return json(200, `{${objectsMember('objects', objects, versionOf(request)).join()}}`, {
    counts: { objects: objects.length },
  });
}

function retrieve(store: CatalogStore, request: SimulatorRequest): Answer {
  const id = request.params.objectId ?? '';
  const object = store.find(id);
  if (object === undefined || object.is_deleted === true) {
    return squareError({ status: 404, detail: `Catalog object with ID \`${id}\` not found.` });
  }
  return json(200, `{"object":${objectText(object, versionOf(request))}}`, { counts: { objects: 1 } });
}

function info(): Answer {
  const limits = {
    batch_upsert_max_objects_per_batch: 1000,
    batch_upsert_max_total_objects: 10_000,
    batch_retrieve_max_object_ids: SEARCH_LIMIT,
    search_max_page_limit: SEARCH_LIMIT,
    batch_delete_max_object_ids: 200,
    update_item_taxes_max_item_ids: 1000,
    update_item_taxes_max_taxes_to_enable: 1000,
    update_item_taxes_max_taxes_to_disable: 1000,
    update_item_modifier_lists_max_item_ids: 1000,
    update_item_modifier_lists_max_modifier_lists_to_enable: 1000,
    update_item_modifier_lists_max_modifier_lists_to_disable: 1000,
  };
  return json(200, { limits });
}
