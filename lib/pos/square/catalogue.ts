import { type CategorySource, OWN_CATEGORIES } from '#lib/domain/category-source.ts';
import { checkBound } from '#lib/upstream-http/body/over-bound.ts';
import type { Steps } from '#lib/upstream-http/body/time-slices.ts';
import { type CatalogueCategory, toCategory } from './category.ts';
import { type ChosenCategories, chosenCategories } from './chosen-categories.ts';
import { type CatalogueItem, toItem } from './item.ts';
import { type ModifierList, toModifierList } from './modifier-list.ts';
import { type Nesting, nestingOf } from './nested-lists.ts';
import type { SquareMeasurementUnit, CatalogueType, SquareItem, SquareObject } from './schema.ts';
import { type Tax, toTax } from './tax.ts';

/** A Square account's catalogue, indexed once and then split into shops. */
export type Catalogue = {
  /** In menu order: `sortOrder`, then id. */
  readonly items: ReadonlyMap<string, CatalogueItem>;
  readonly lists: ReadonlyMap<string, ModifierList>;
  /** Which lists inside lists are published. */
  readonly nesting: Nesting;
  readonly categories: ReadonlyMap<string, CatalogueCategory>;
  readonly chosen: ChosenCategories;
  /** The menu whose sections are the categories. */
  readonly menuId: string | undefined;
  readonly taxes: ReadonlyMap<string, Tax>;
  readonly units: ReadonlyMap<string, MeasurementUnit>;
};

/**
 * Runs in steps, since a large account would block the process. Throws `pos-malformed` past a bound,
 * `pos-menu-unknown` without the menu that `source` names.
 */
export function* indexCatalogue(
  objects: Iterable<SquareObject>,
  source: CategorySource = OWN_CATEGORIES,
): Steps<Catalogue> {
  const lists = new Map<string, ModifierList>();
  const unsorted = { categories: new Map<string, CatalogueCategory>(), taxes: new Map<string, Tax>() };
  const units = new Map<string, MeasurementUnit>();
  const squareItems: SquareItem[] = [];
  for (const object of objects) {
    yield;
    if (object.type === 'MODIFIER_LIST') lists.set(object.id, toModifierList(object));
    if (object.type === 'CATEGORY') unsorted.categories.set(object.id, toCategory(object));
    if (object.type === 'TAX') unsorted.taxes.set(object.id, toTax(object));
    if (object.type === 'MEASUREMENT_UNIT') units.set(object.id, toMeasurementUnit(object));
    if (object.type === 'ITEM') squareItems.push(object);
  }
  const [categories, taxes] = [byId(unsorted.categories), byId(unsorted.taxes)];
  checkBound('pos', 'categories', categories.size);
  const chosen = chosenCategories(categories, source);
  const menuId = source.kind === 'menu' ? source.menuId : undefined;
  const items: CatalogueItem[] = [];
  let choices = 0;
  let issues = 0;
  for (const object of squareItems) {
    yield;
    const item = toItem(object, { categories, chosen, lists });
    choices += ownChoices(item);
    issues += item.placement.issues.length;
    checkBound('pos', 'choices', choices);
    checkBound('pos', 'issues', issues);
    items.push(item);
  }
  items.sort((a, b) => a.placement.sortOrder - b.placement.sortOrder || (a.id < b.id ? -1 : 1));
  const inOrder = new Map(items.map((item) => [item.id, item]));
  return { items: inOrder, lists, nesting: nestingOf(lists), categories, chosen, menuId, taxes, units };
}

/** So that the order of issues doesn't depend on the order in which Square sent the objects. */
function byId<T>(objects: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  return new Map([...objects].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The option choices an item stores for lists that it narrows down; other items share the list's own. */
function ownChoices({ listUses }: CatalogueItem): number {
  return listUses.reduce((sum, { list, modifiers }) => sum + (modifiers === list?.shown ? 0 : modifiers.length), 0);
}

/** References to objects that the catalogue lacks, with their expected type: deleted at the POS, or on a lost page. */
export function danglingIn({ items, lists, categories, taxes, units }: Catalogue): ReadonlyMap<string, CatalogueType> {
  const dangling = new Map<string, CatalogueType>();
  const checkReference = (id: string | undefined, existing: ReadonlyMap<string, unknown>, type: CatalogueType) => {
    if (id !== undefined && !existing.has(id)) dangling.set(id, type);
  };
  for (const category of categories.values()) checkReference(category.parentId, categories, 'CATEGORY');
  for (const { modifiers } of lists.values()) {
    for (const { childListIds } of modifiers) for (const id of childListIds) checkReference(id, lists, 'MODIFIER_LIST');
  }
  for (const item of items.values()) {
    if (item.archived) continue;
    for (const { id } of item.categoryRefs) checkReference(id, categories, 'CATEGORY');
    for (const { listId } of item.listUses) checkReference(listId, lists, 'MODIFIER_LIST');
    for (const id of item.taxIds) checkReference(id, taxes, 'TAX');
    for (const { unitId } of item.variations) checkReference(unitId, units, 'MEASUREMENT_UNIT');
  }
  return dangling;
}

type MeasurementUnit = { readonly id: string; readonly countsPieces: boolean };

/**
 * A seller's own unit (bottle, plate) and the generic unit count pieces and have a price per piece. Weight, length,
 * area, volume and time are measured at the sale, so guests can't order them; an unspecified unit is treated the same.
 */
function toMeasurementUnit({ id, measurement_unit_data: data }: SquareMeasurementUnit): MeasurementUnit {
  const unit = data.measurement_unit;
  return { id, countsPieces: Boolean(unit?.custom_unit ?? unit?.generic_unit) };
}
