const WORD = /^[A-Za-z][\w-]{0,39}$/u;

/** Lets the first so many different words through, and calls every other `other`: each value of a label is a series for good. */
export function boundedLabel(most: number): (value: string) => string {
  const known = new Set<string>();
  return (value) => {
    if (known.has(value)) return value;
    if (known.size >= most || !WORD.test(value)) return 'other';
    known.add(value);
    return value;
  };
}
