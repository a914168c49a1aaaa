import type { Menu, OptionGroup } from './master.ts';

export type GroupsById = ReadonlyMap<string, OptionGroup>;

export function groupsById({ optionGroups }: Menu): GroupsById {
  return new Map(optionGroups.map((group) => [group.id, group]));
}

/** These groups and all that are nested in their options, each once, outermost first. Unknown ids are left out. */
export function offeredGroups(ids: readonly string[], groups: GroupsById): readonly OptionGroup[] {
  const reached = new Set(ids.flatMap((id) => groups.get(id) ?? []));
  // A set's iteration includes what is added on the way.
  for (const { options } of reached) {
    for (const { optionGroupIds = [] } of options) {
      for (const id of optionGroupIds) {
        const nested = groups.get(id);
        if (nested !== undefined) reached.add(nested);
      }
    }
  }
  return [...reached];
}

/** The groups of `ids`, and those that have one of them nested in an option, at any depth. */
export function withOuterGroups(ids: Iterable<string>, { optionGroups }: Menu): ReadonlySet<string> {
  const outerOf = new Map<string, string[]>();
  for (const { id: outer, options } of optionGroups) {
    for (const id of options.flatMap(({ optionGroupIds = [] }) => optionGroupIds)) {
      outerOf.set(id, [...(outerOf.get(id) ?? []), outer]);
    }
  }
  const reached = new Set(ids);
  for (const id of reached) for (const outer of outerOf.get(id) ?? []) reached.add(outer);
  return reached;
}
