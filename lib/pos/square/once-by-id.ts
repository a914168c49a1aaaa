/** Removes duplicate ids: the last occurrence wins, at the position of the first. */
export function onceById<T extends { readonly id: string }>(list: readonly T[]): readonly T[] {
  return [...new Map(list.map((entry) => [entry.id, entry])).values()];
}
