import type { Option, OptionGroup } from './master.ts';

/** The most that a guest can choose from these options of a group: pieces in a repeatable one, options otherwise. */
export function capacityOf({ repeatable }: OptionGroup, options: readonly Option[]): number {
  if (repeatable !== true) return options.length;
  return options.reduce((sum, { maxPerOption = Infinity }) => sum + maxPerOption, 0);
}
