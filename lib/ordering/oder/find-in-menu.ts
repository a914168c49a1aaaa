import type { Menu } from '#lib/domain/master.ts';
import type { Named } from './refusal.ts';

/** The item that an id belongs to: its own, a variant's, or that of an option group or option that it is the first to use. */
export function findInMenu({ items, optionGroups }: Menu, id: string): Named | undefined {
  const direct = items.find((item) => item.id === id || item.variants.some((variant) => variant.id === id));
  if (direct) return direct;
  const group = optionGroups.find((one) => one.id === id || one.options.some((option) => option.id === id));
  return group && items.find(({ optionGroupIds }) => optionGroupIds.includes(group.id));
}
