import type { Received, Sent } from '#e2e/conformance/contract/forward.ts';
import type { OderCategory, OderItem, OderMenu, OderOptionGroup } from '#lib/simulators/oder/schema.ts';
import {
  type Breakage,
  after,
  answer,
  freshly,
  isCategoriesPut,
  isMenuGet,
  isMenuPut,
  receiving,
  sending,
  textOf,
  withMenu,
} from './breakage.ts';

function errorIds(received: Received): ReadonlySet<string> {
  const { errors = [] } = JSON.parse(received.body) as { errors?: readonly { id: string }[] };
  return new Set(errors.map(({ id }) => id));
}

const dropFromItems = (field: 'taxRates' | 'alcoholic') => (sent: Sent) =>
  withMenu(sent, (menu) => ({
    ...menu,
    items: menu.items.map((item) => Object.fromEntries(Object.entries(item).filter(([key]) => key !== field))),
  }));

/** Mistakes about categories and menus. */
export const MASTER_BREAKAGES: Readonly<Record<string, Breakage>> = {
  'applies the good part of a rejected menu': {
    breaks: ['menu-all-or-nothing'],
    between: after({ matches: isMenuPut, status: 422 }, async ({ sent, received, forward }) => {
      const wrong = errorIds(received);
      const good = withMenu(sent, (menu) => ({ ...menu, items: menu.items.filter(({ id }) => !wrong.has(id)) }));
      await forward(freshly(good));
      return received;
    }),
  },
  'drops unknown categories': {
    breaks: ['unknown-category', 'menu-all-or-nothing'],
    between: after({ matches: isMenuPut, status: 422 }, ({ sent, forward, oder }) => {
      const known = new Set(oder.categories('brand-1').map(({ id }) => id));
      const kept = (item: OderItem) => ({ ...item, categoryIds: item.categoryIds.filter((id) => known.has(id)) });
      return forward(freshly(withMenu(sent, (menu) => ({ ...menu, items: menu.items.map(kept) }))));
    }),
  },
  'loses what its staff maintain': {
    breaks: ['own-state'],
    between: after({ matches: isMenuPut, status: 200 }, ({ received, oder }) => {
      oder.edit({ kind: 'set-platform-fields', shopId: '101', itemId: 'a', fields: { imageUrl: '', soldOut: false } });
      return Promise.resolve(received);
    }),
  },
  'removes categories that are in use': {
    breaks: ['category-in-use', 'category-parents'],
    between: after({ matches: isCategoriesPut, status: 422 }, () =>
      Promise.resolve(answer(200, { created: 0, changed: 0, removed: 1, unchanged: 0 })),
    ),
  },
  'merges a menu into the one before': {
    breaks: ['menu-replaced', 'menu-counts'],
    between: (oder) => (sent, forward) => {
      if (!isMenuPut(sent)) return forward(sent);
      const before = oder.menu('101')?.items ?? [];
      return forward(
        withMenu(sent, (menu) => {
          const ids = new Set(menu.items.map(({ id }) => id));
          return { ...menu, items: [...menu.items, ...before.filter(({ id }) => !ids.has(id))] };
        }),
      );
    },
  },
  'returns prices in hundredths': {
    breaks: ['menu-round-trip'],
    between: receiving(isMenuGet, (menu: OderMenu) => ({
      ...menu,
      items: menu.items.map((item) => ({
        ...item,
        variants: item.variants.map((variant) => ({ ...variant, price: variant.price * 100 })),
      })),
    })),
  },
  'sorts the options of a group': {
    breaks: ['menu-round-trip'],
    between: receiving(isMenuGet, (menu: OderMenu) => ({
      ...menu,
      optionGroups: menu.optionGroups.map((group: OderOptionGroup) => ({
        ...group,
        options: group.options.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      })),
    })),
  },
  'returns null for absent fields': {
    breaks: ['menu-round-trip'],
    between: receiving(isMenuGet, (menu: OderMenu) => ({
      ...menu,
      items: menu.items.map((item) => ({ kana: null, ...item })),
    })),
  },
  'drops the fields of a feature that it lists': {
    breaks: ['tax-by-service'],
    between: sending(isMenuPut, dropFromItems('taxRates')),
  },
  'drops the fields of a feature that it lacks': {
    breaks: ['alcohol'],
    between: () => async (sent, forward) => {
      if (isMenuPut(sent)) return forward(dropFromItems('alcoholic')(sent));
      const received = await forward(sent);
      return { ...received, body: received.body.replace(',"alcohol"', '') };
    },
  },
  'accepts groups nested in themselves': {
    breaks: ['nested-circle'],
    between: after({ matches: isMenuPut, status: 422 }, ({ sent, received }) =>
      Promise.resolve(
        textOf(sent).includes('conformance-outer')
          ? answer(200, { created: 0, changed: 0, removed: 0, unchanged: 0 })
          : received,
      ),
    ),
  },
  'counts unchanged items as changed': {
    breaks: ['menu-counts'],
    between: receiving(isMenuPut, (counts: Record<string, number>) => ({
      ...counts,
      changed: (counts.changed ?? 0) + (counts.unchanged ?? 0),
      unchanged: 0,
    })),
  },
  'forgets categories': {
    breaks: ['categories-replaced'],
    between: receiving(
      ({ method, target }) => method === 'GET' && target.endsWith('/categories'),
      ({ categories }: { categories: readonly OderCategory[] }) => ({ categories: categories.slice(1) }),
    ),
  },
};
