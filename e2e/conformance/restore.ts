import { isDeepStrictEqual } from 'node:util';
import type { SoldOutIds } from '#lib/simulators/oder/schema.ts';
import { byId, ordered, type Site } from './site.ts';

/** What the suite changes while it runs, for people to read before it starts. */
export function plannedChanges({ original, paths, client, readOwnState }: Site): readonly string[] {
  const { categories, menu, soldOut } = original;
  return [
    `the brand's highest fence becomes ${client.fence} or a little more, for good: a sync that is running now is refused`,
    `PUT ${paths.categories}: ${categories.length} categories as they are, and up to 2 named “Conformance …”`,
    `PUT ${paths.menu}: ${menu.items.length} items as they are, and up to 4 named “Conformance …”, which guests can see`,
    ...(readOwnState ? ['the order (sortOrder) of the first of these items, for a moment'] : []),
    ...(soldOut
      ? [`PUT ${paths.availability}: everything that the POS reported as sold out is on sale meanwhile`]
      : []),
    'about 200 idempotency keys are remembered for 24 h',
  ];
}

/** Publishes what was there before the suite ran. Returns what could not be put back. */
export async function restore(site: Site): Promise<readonly string[]> {
  const { client, paths, original } = site;
  const problems: string[] = [];
  const put = async (path: string, body: unknown) => {
    const { status } = await client.put(path, body);
    if (status !== 200) problems.push(`PUT ${path}: ${status}`);
  };
  try {
    // The categories last: items of the suite may use the ones that go.
    await put(paths.menu, original.menu);
    await put(paths.categories, { categories: original.categories });
    if (original.soldOut !== null) await put(paths.availability, { soldOut: original.soldOut });
    const { categories, menu, soldOut } = original;
    if (!isDeepStrictEqual(ordered(await site.readMenu()), ordered(menu))) problems.push('the menu differs');
    if (!isDeepStrictEqual(byId(await site.readCategories()), byId(categories))) problems.push('the categories differ');
    if (soldOut && !isDeepStrictEqual(sets(await site.readSoldOut()), sets(soldOut))) {
      problems.push('what is sold out differs');
    }
  } catch (error) {
    problems.push(String(error));
  }
  return problems;
}

function sets({ variantIds, optionIds }: SoldOutIds) {
  return [new Set(variantIds), new Set(optionIds)];
}
