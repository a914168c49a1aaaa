/** What a viewer knows: the revision of the shops, and how many there are. */
export type Cursor = { readonly rev: bigint; readonly shops: number };

export function cursorText({ rev, shops }: Cursor): string {
  return `r${rev}-${shops}`;
}

/** Null if there is none, or it is not one of ours. */
export function parseCursor(text: string | undefined): Cursor | null {
  const [, rev, shops] = /^r(\d{1,18})-(\d{1,9})$/u.exec(text ?? '') ?? [];
  return rev === undefined ? null : { rev: BigInt(rev), shops: Number(shops) };
}
