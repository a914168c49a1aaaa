/** Encodes a cursor's content as opaque text. */
export function encodeCursor(content: Readonly<Record<string, string | number>>): string {
  return Buffer.from(JSON.stringify(content), 'utf8').toString('base64url');
}

/** Decodes a cursor; undefined if this upstream did not issue it. */
export function decodeCursor(cursor: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const content: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return typeof content === 'object' && content !== null ? { ...content } : undefined;
  } catch {
    return undefined;
  }
}
