import type { CatalogStore } from './catalog-store.ts';
import { squareEditSchema, type ParsedEdit, type SquareEdit } from './edit-schema.ts';
import { mapNested } from './nested.ts';
import { soldOutAt } from './sell-out.ts';
import type { CatalogObject, ItemObject, TopLevelObject, VariationObject } from './types.ts';

/** Applies an edit. Throws a ZodError if it is invalid, a RangeError for unknown ids. */
export function applySquareEdit(store: CatalogStore, input: SquareEdit): void {
  const edit = squareEditSchema.parse(input);
  switch (edit.kind) {
    case 'change-price':
      return changePrice(store, edit);
    case 'sold-out':
      return change(store, edit.id, (object) => soldOutAt(object, edit));
    case 'rename':
      return change(store, edit.id, (object) => renamed(object, edit.name));
    case 'archive':
      return change(store, edit.id, (object) =>
        object.type === 'ITEM'
          ? { ...object, item_data: { ...object.item_data, is_archived: edit.archived } }
          : unfit(object, 'archived'),
      );
    case 'delete':
      return change(store, edit.id, (object) => marked(object, true));
    case 'restore':
      return change(store, edit.id, (object) => marked(object, undefined));
    case 'add-item':
      return store.put(newItem(store, edit));
    case 'add-category':
      return store.put({
        type: 'CATEGORY',
        id: edit.id,
        version: 0,
        updated_at: '',
        category_data: {
          name: edit.name,
          category_type: 'REGULAR_CATEGORY',
          is_top_level: edit.parentId === undefined,
          ...(edit.parentId !== undefined && { parent_category: { id: edit.parentId } }),
        },
      });
    case 'remove-category':
      return removeCategory(store, edit.id);
    case 'set-presence':
      return change(store, edit.id, (object) => ({
        ...object,
        present_at_all_locations: edit.everywhere,
        present_at_location_ids: edit.presentAt,
        absent_at_location_ids: edit.absentAt,
      }));
    case 'change-location':
      return changeLocation(store, edit);
    case 'put':
      return store.put(edit.object);
  }
}

/** Changes an object at any level; a nested object's item or list changes with it. */
function change(store: CatalogStore, objectId: string, edit: (object: CatalogObject) => CatalogObject): void {
  const holder = store.holderOf(objectId);
  if (holder === undefined) throw new RangeError(`The catalogue has no object ${objectId}`);
  if (holder.id === objectId) return store.put(edit(holder) as TopLevelObject);
  store.put(
    mapNested(holder, (nested) =>
      nested.map((child) => (child.id === objectId ? (edit(child) as typeof child) : child)),
    ),
  );
}

/** Sets or clears the deleted flag of an object and its nested objects. */
function marked(object: CatalogObject, is_deleted: true | undefined): CatalogObject {
  const itself = { ...object, is_deleted };
  if (itself.type === 'ITEM_VARIATION' || itself.type === 'MODIFIER') return itself;
  return mapNested(itself, (nested) => nested.map((child) => ({ ...child, is_deleted })));
}

function unfit(object: CatalogObject, what: string): never {
  throw new RangeError(`${object.type} ${object.id} can't be ${what}`);
}

function renamed(object: CatalogObject, name: string): CatalogObject {
  switch (object.type) {
    case 'ITEM':
      return { ...object, item_data: { ...object.item_data, name } };
    case 'ITEM_VARIATION':
      return { ...object, item_variation_data: { ...object.item_variation_data, name } };
    case 'CATEGORY':
      return { ...object, category_data: { ...object.category_data, name } };
    case 'MODIFIER_LIST':
      return { ...object, modifier_list_data: { ...object.modifier_list_data, name } };
    case 'MODIFIER':
      return { ...object, modifier_data: { ...object.modifier_data, name } };
    case 'TAX':
      return { ...object, tax_data: { ...object.tax_data, name } };
    case 'MEASUREMENT_UNIT':
      throw new RangeError('A measurement unit has no name of its own');
  }
}

function changePrice(store: CatalogStore, edit: Extract<ParsedEdit, { kind: 'change-price' }>): void {
  const price_money = { amount: edit.amount, currency: store.merchant.currency };
  const repriced = (variation: VariationObject): VariationObject => {
    const { item_variation_data: data } = variation;
    if (edit.locationId === undefined) {
      const item_variation_data = { ...data, pricing_type: 'FIXED_PRICING', price_money } as const;
      return { ...variation, item_variation_data };
    }
    const others = (data.location_overrides ?? []).filter(({ location_id }) => location_id !== edit.locationId);
    const override = { location_id: edit.locationId, pricing_type: 'FIXED_PRICING', price_money } as const;
    return { ...variation, item_variation_data: { ...data, location_overrides: [...others, override] } };
  };
  change(store, edit.id, (object) => {
    if (object.type === 'ITEM_VARIATION') return repriced(object);
    if (object.type === 'MODIFIER') return { ...object, modifier_data: { ...object.modifier_data, price_money } };
    if (object.type !== 'ITEM') return unfit(object, 'given a price');
    const { item_data: data } = object;
    return { ...object, item_data: { ...data, variations: data.variations.map(repriced) } };
  });
}

function newItem(store: CatalogStore, edit: Extract<ParsedEdit, { kind: 'add-item' }>): ItemObject {
  const unstamped = { version: 0, updated_at: '', present_at_all_locations: true };
  return {
    ...unstamped,
    type: 'ITEM',
    id: edit.id,
    item_data: {
      name: edit.name,
      ...(edit.kana !== undefined && { sort_name: edit.kana }),
      product_type: 'FOOD_AND_BEV',
      categories: edit.categoryId === undefined ? [] : [{ id: edit.categoryId, ordinal: 0 }],
      tax_ids: edit.taxIds ?? [],
      variations: [
        {
          ...unstamped,
          type: 'ITEM_VARIATION',
          id: `${edit.id}-V1`,
          item_variation_data: {
            item_id: edit.id,
            name: '標準',
            ordinal: 0,
            pricing_type: 'FIXED_PRICING',
            price_money: { amount: edit.amount, currency: store.merchant.currency },
            sellable: true,
          },
        },
      ],
    },
  };
}

function removeCategory(store: CatalogStore, categoryId: string): void {
  for (const object of store.objects()) {
    if (object.type !== 'ITEM') continue;
    const { categories = [], category_id, reporting_category, ...data } = object.item_data;
    const kept = categories.filter((category) => category.id !== categoryId);
    const legacy = category_id === categoryId ? undefined : category_id;
    const reporting = reporting_category?.id === categoryId ? undefined : reporting_category;
    const untouched = kept.length === categories.length && legacy === category_id && reporting === reporting_category;
    if (untouched) continue;
    store.put({
      ...object,
      item_data: { ...data, categories: kept, category_id: legacy, reporting_category: reporting },
    });
  }
  change(store, categoryId, (object) => marked(object, true));
}

function changeLocation(store: CatalogStore, edit: Extract<ParsedEdit, { kind: 'change-location' }>): void {
  const location = store.locations().find((candidate) => candidate.id === edit.id);
  if (location === undefined) throw new RangeError(`There is no location ${edit.id}`);
  const { name = location.name, status = location.status, currency = location.currency } = edit;
  store.putLocation({ ...location, name, status, currency });
}
