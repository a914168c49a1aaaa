/** Turns a cursor's content into the opaque text that clients see. */
export function encodeCursor(content: Readonly<Record<string, string | number>>): string {
  return Buffer.from(JSON.stringify(content), 'utf8').toString('base64url');
}

/** Reads a cursor back; undefined for anything that this upstream never gave out. */
export function decodeCursor(cursor: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const content: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return typeof content === 'object' && content !== null ? { ...content } : undefined;
  } catch {
    return undefined;
  }
}
