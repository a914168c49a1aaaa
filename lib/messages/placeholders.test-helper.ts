/** The placeholder names of an ICU message, sorted and unique. Supports the syntax our messages use; no quoting. */
export function placeholdersOf(message: string): string[] {
  const names = new Set<string>();
  readText(message, 0, names);
  return [...names].toSorted();
}

/** The tag names in a message (`<when>…</when>`), sorted and unique. */
export function tagsOf(message: string): string[] {
  return [...new Set([...message.matchAll(/<(\w+)>/gu)].map(([, name = '']) => name))].toSorted();
}

/** Parses text up to its closing brace (or the end) and returns the index there. */
function readText(message: string, start: number, names: Set<string>): number {
  let at = start;
  while (at < message.length && message[at] !== '}') {
    at = message[at] === '{' ? readArgument(message, at + 1, names) : at + 1;
  }
  return at;
}

/** Parses `name}`, `name, number}` or `name, select, key {text} …}` and returns the index after it. */
function readArgument(message: string, start: number, names: Set<string>): number {
  let at = start;
  while (!/[,}]/u.test(message[at] ?? '}')) at += 1;
  names.add(message.slice(start, at).trim());
  while (at < message.length && message[at] !== '}') {
    at = message[at] === '{' ? readText(message, at + 1, names) + 1 : at + 1;
  }
  return at + 1;
}
