import type { Menu } from '#lib/domain/master.ts';
import type { Named } from './refusal.ts';

/**
 * The item an id belongs to: the item itself, the item of a variant, or the first item that uses an option group or
 * option.
 */
export function findInMenu({ items, optionGroups }: Menu, id: string): Named | undefined {
  const direct = items.find((item) => item.id === id || item.variants.some((variant) => variant.id === id));
  if (direct) return direct;
  const group = optionGroups.find(
    (candidate) => candidate.id === id || candidate.options.some((option) => option.id === id),
  );
  return group && items.find(({ optionGroupIds }) => optionGroupIds.includes(group.id));
}
