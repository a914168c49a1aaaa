import { guessCause } from '#lib/domain/guard/guess-cause.ts';
import type { Item, Menu } from '#lib/domain/master.ts';
import type { Plan } from '#lib/domain/plan.ts';
import type { HeldContext } from '#lib/sync/target-step.ts';

/** What a person needs besides the plan to judge it: the likely cause, and each changed item before and after. */
export function heldContext({ before, after, plan }: { before: Menu; after: Menu; plan: Plan }): HeldContext {
  const was = new Map(before.items.map((item) => [item.id, item]));
  const would = new Map(after.items.map((item) => [item.id, item]));
  const items = plan.changes
    .filter((change) => change.kind === 'item')
    .map(({ id }) => ({ id, before: brief(was.get(id)), after: brief(would.get(id)) }));
  return {
    currency: before.currency,
    totalBefore: before.items.length,
    items,
    guess: guessCause({ before, after, plan }),
  };
}

function brief(item: Item | undefined): HeldContext['items'][number]['before'] {
  if (item === undefined) return null;
  const price = item.variants[0]?.price;
  return { categoryId: item.categoryIds[0] ?? null, price: price ?? null };
}
