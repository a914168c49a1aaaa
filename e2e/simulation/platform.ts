import { SyncError } from '#lib/domain/errors.ts';
import type { Category, Menu } from '#lib/domain/master.ts';
import { planCategories, planMenu, type PlanCounts } from '#lib/domain/plan.ts';

/**
 * One brand at the ordering platform, as docs/upstreams.md describes it: fences, idempotency keys, rejections; each request is atomic.
 */
export type Platform = {
  readonly menus: ReadonlyMap<string, Menu>;
  readonly categories: readonly Category[];
  readonly highestFence: number;
  /** Rejects a fence lower than the highest seen. */
  see(fence: number): void;
  putMenu(shopId: string, menu: Menu, key: string): PlanCounts;
  putCategories(categories: readonly Category[], key: string): PlanCounts;
};

export const EMPTY_MENU: Menu = { currency: 'JPY', items: [], optionGroups: [] };

export function createPlatform(shopIds: readonly string[]): Platform {
  const menus = new Map<string, Menu>(shopIds.map((id) => [id, EMPTY_MENU]));
  const answers = new Map<string, PlanCounts>();
  let categories: readonly Category[] = [];
  let highestFence = 0;

  function once(key: string, apply: () => PlanCounts): PlanCounts {
    const answer = answers.get(key) ?? apply();
    answers.set(key, answer);
    return answer;
  }

  return {
    menus,
    get categories() {
      return categories;
    },
    get highestFence() {
      return highestFence;
    },
    see(fence) {
      if (fence < highestFence) throw new SyncError('ordering-stale-fence', { detail: { status: 409 } });
      highestFence = fence;
    },
    putMenu: (shopId, menu, key) =>
      once(key, () => {
        const known = new Set(categories.map((category) => category.id));
        if (menu.items.some((item) => item.categoryIds.some((id) => !known.has(id))))
          throw rejected('unknown category');
        const { counts } = planMenu(menus.get(shopId) ?? EMPTY_MENU, menu);
        menus.set(shopId, menu);
        return counts;
      }),
    putCategories: (wanted, key) =>
      once(key, () => {
        const kept = new Set(wanted.map((category) => category.id));
        const used = [...menus.values()].flatMap((menu) => menu.items.flatMap((item) => item.categoryIds));
        if (used.some((id) => !kept.has(id))) throw rejected('category in use');
        const { counts } = planCategories(categories, wanted);
        categories = wanted;
        return counts;
      }),
  };
}

function rejected(said: string): SyncError {
  return new SyncError('ordering-rejected', { detail: { status: 422, said } });
}
