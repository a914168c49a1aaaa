const BOM = [0xef, 0xbb, 0xbf] as const;

// A BOM within a text is kept, and no JSON then.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes that are not UTF-8. Replaced by U+FFFD, they would be published as somebody's name. */
export class NotUtf8 extends Error {
  constructor() {
    super('invalid UTF-8');
    this.name = 'NotUtf8';
  }
}

/** Throws `NotUtf8`. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new NotUtf8();
  }
}

/** Where the text starts: after one byte order mark, which RFC 8259 §8.1 lets a reader ignore, for it is no data. */
export function textStart(bytes: Uint8Array): number {
  return BOM.every((byte, place) => bytes[place] === byte) ? BOM.length : 0;
}
