import type { ModifierList } from './modifier-list.ts';

/** Levels of lists inside lists. */
const MAX_LEVELS = 10;

/** Whether an option of `listId` may lead to the list `childId`. */
export type Nesting = (listId: string, childId: string) => boolean;

/**
 * Cuts what no guest could finish: a list that leads back to itself, and more than `MAX_LEVELS` levels. Depends on the
 * lists alone, so a list is the same group wherever it is used.
 */
export function nestingOf(lists: ReadonlyMap<string, ModifierList>): Nesting {
  const children: Graph = new Map([...lists.values()].map((list) => [list.id, childrenOf(list, lists)]));
  // Of the lists that lead to a cycle, those that no cycle leads to are above it.
  const circular = withoutEnds(reversed(withoutEnds(children)));
  const isCircular = (listId: string, childId: string) => circular.has(listId) && circular.has(childId);

  const levels = new Map<string, number>();
  const isDeep = (childId: string) => (levels.get(childId) ?? 0) >= MAX_LEVELS;
  const acyclic = new Map(
    [...children].map(([id, below]) => [id, below.filter((childId) => !isCircular(id, childId))] as const),
  );
  withoutEnds(acyclic, (id) => {
    const below = (acyclic.get(id) ?? []).filter((childId) => !isDeep(childId));
    levels.set(id, 1 + Math.max(0, ...below.map((childId) => levels.get(childId) ?? 0)));
  });
  return (listId, childId) => !isCircular(listId, childId) && !isDeep(childId);
}

type Graph = ReadonlyMap<string, readonly string[]>;

function childrenOf({ modifiers }: ModifierList, lists: ReadonlyMap<string, ModifierList>): readonly string[] {
  return [...new Set(modifiers.flatMap(({ childListIds }) => childListIds))].filter((id) => lists.has(id));
}

/** The same graph, each edge in the other direction. */
function reversed(graph: Graph): Graph {
  const parents = new Map([...graph.keys()].map((id) => [id, [] as string[]]));
  for (const [id, children] of graph) for (const child of children) parents.get(child)?.push(id);
  return parents;
}

/** Removes nodes without edges until all have one; `onEnd` is called for each of them after its children. */
function withoutEnds(graph: Graph, onEnd?: (id: string) => void): Graph {
  const parents = reversed(graph);
  const left = new Map([...graph].map(([id, children]) => [id, children.filter((child) => graph.has(child)).length]));
  const ends = [...left].filter(([, count]) => count === 0).map(([id]) => id);
  for (const id of ends) {
    left.delete(id);
    onEnd?.(id);
    for (const parent of parents.get(id) ?? []) {
      const count = (left.get(parent) ?? 0) - 1;
      left.set(parent, count);
      if (count === 0) ends.push(parent);
    }
  }
  return new Map([...graph].filter(([id]) => left.has(id)));
}
