/** Each id once, in the place where it came first, as it came last. */
export function onceById<T extends { readonly id: string }>(list: readonly T[]): readonly T[] {
  return [...new Map(list.map((entry) => [entry.id, entry])).values()];
}
