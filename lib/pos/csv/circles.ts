/** A node that leads back to itself; undefined if there is none. Visits each node once. */
export function nodeInCircle(nodes: Iterable<string>, next: (node: string) => readonly string[]): string | undefined {
  const done = new Set<string>();
  for (const start of nodes) {
    const onWay = new Set<string>([start]);
    /** The way to the node visited now, each with its next nodes still to visit. */
    const way = [{ node: start, left: [...next(start)] }];
    for (let last = way.at(-1); last !== undefined; last = way.at(-1)) {
      const child = last.left.pop();
      if (child === undefined) {
        way.pop();
        onWay.delete(last.node);
        done.add(last.node);
        continue;
      }
      if (onWay.has(child)) return child;
      if (done.has(child)) continue;
      onWay.add(child);
      way.push({ node: child, left: [...next(child)] });
    }
  }
  return undefined;
}
