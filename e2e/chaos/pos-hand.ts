import type { Random } from '#lib/simulators/server/random.ts';
import type { SquareEdit } from '#lib/simulators/square/edit-schema.ts';
import type { ItemObject } from '#lib/simulators/square/types.ts';
import type { ChaosChain } from './chaos-world.ts';

/** How many more (or fewer) items than initially each shop's menu has from this moment on. */
export type MenuGrowth = { readonly fromMs: number; readonly items: number };

/** Edits a chain's POS, only while none of the chain's runs is open, so that a run has exactly one correct result. */
export type PosHand = {
  /** Changes something that every shop sells, with names and prices never used before. */
  edit(random: Random): Promise<void>;
  /** Newest last. */
  readonly growth: readonly MenuGrowth[];
};

const MOST_ADDED = 3;

export async function openPosHand({ pos }: Pick<ChaosChain, 'pos'>): Promise<PosHand> {
  const { objects } = await pos.account();
  const everywhere = objects.filter(
    (object): object is ItemObject => object.type === 'ITEM' && object.present_at_all_locations === true,
  );
  const categoryIds = objects.flatMap((object) => (object.type === 'CATEGORY' ? object.id : []));
  const taxIds = objects.flatMap((object) => (object.type === 'TAX' ? object.id : []));
  const growth: MenuGrowth[] = [{ fromMs: 0, items: 0 }];
  const added: string[] = [];
  let archivedId: string | null = null;
  let extraCategory: string | null = null;
  let tag = 0;

  function nextEdits(random: Random): readonly SquareEdit[] {
    tag += 1;
    const item = random.pick(everywhere);
    const { price_money: price } = item.item_data.variations[0]?.item_variation_data ?? {};
    const edits: SquareEdit[] = [
      { kind: 'rename', id: item.id, name: `${item.item_data.name ?? ''} #${tag}` },
      { kind: 'change-price', id: random.pick(everywhere).id, amount: (price?.amount ?? 500) + (tag % 90) },
    ];
    if (random.chance(0.3)) edits.push(archiveOrRestore(random));
    if (random.chance(0.3)) edits.push(addOrDelete(random));
    if (random.chance(0.3)) edits.push(...moveCategory(item));
    return edits;
  }

  function archiveOrRestore(random: Random): SquareEdit {
    const id = archivedId ?? random.pick(everywhere).id;
    const archived = archivedId === null;
    archivedId = archived ? id : null;
    return { kind: 'archive', id, archived };
  }

  function addOrDelete(random: Random): SquareEdit {
    const [oldest] = added;
    if (oldest !== undefined && added.length === MOST_ADDED) {
      added.shift();
      return { kind: 'delete', id: oldest };
    }
    const id = `ADDED-${tag}`;
    added.push(id);
    return {
      kind: 'add-item',
      id,
      name: `新商品 #${tag}`,
      amount: 600 + (tag % 90),
      categoryId: random.pick(categoryIds),
      taxIds,
    };
  }

  /** Adds a category, and removes it in the next edit of this kind: unused categories are removed last. */
  function moveCategory(item: ItemObject): readonly SquareEdit[] {
    const before = extraCategory;
    if (before !== null) {
      extraCategory = null;
      return [{ kind: 'remove-category', id: before }];
    }
    extraCategory = `CATEGORY-${tag}`;
    const put = { ...item, item_data: { ...item.item_data, categories: [{ id: extraCategory, ordinal: 0 }] } };
    const isArchived = item.id === archivedId;
    return [
      { kind: 'add-category', id: extraCategory, name: `新カテゴリ #${tag}` },
      ...(isArchived ? [] : [{ kind: 'put', object: put } as const]),
    ];
  }

  return {
    growth,
    async edit(random) {
      await pos.edit(nextEdits(random));
      growth.push({ fromMs: Date.now(), items: added.length - (archivedId === null ? 0 : 1) });
    },
  };
}
