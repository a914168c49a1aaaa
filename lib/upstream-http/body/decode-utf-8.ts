const BOM = [0xef, 0xbb, 0xbf] as const;

// A BOM inside the text is kept, and then rejected by the JSON parser.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Invalid UTF-8. Replacing bytes with U+FFFD would publish broken names. */
export class NotUtf8 extends Error {
  constructor() {
    super('invalid UTF-8');
    this.name = 'NotUtf8';
  }
}

export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new NotUtf8();
  }
}

/** Offset of the text after one byte order mark, which RFC 8259 §8.1 allows a reader to ignore. */
export function textStart(bytes: Uint8Array): number {
  return BOM.every((byte, place) => bytes[place] === byte) ? BOM.length : 0;
}
