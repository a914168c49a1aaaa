/** Undecodable bytes: U+FFFD, or the question marks that some programs substitute. */
const LOST = /\uFFFD|\?{2,}/u;
/** UTF-8 read as Latin-1 or Windows-1252: a lead byte followed by continuation bytes. */
const UTF8_AS_LATIN1 = /[\u00C2-\u00F4][\u0080-\u00BF\u0152-\u0192\u02C6\u02DC\u2013-\u203A\u20AC\u2122]/u;
/** UTF-8 read as Shift_JIS: Japanese kana and kanji start with E3 to E9, which decode to these. */
const UTF8_AS_SHIFT_JIS = /[縺繧繝譁蜷蛻蜿荳髮]/u;

const SIGNS = [LOST, UTF8_AS_LATIN1, UTF8_AS_SHIFT_JIS] as const;

/** Whether the new name looks wrongly decoded and the old one did not. */
export function garbles(before: string, after: string): boolean {
  return SIGNS.some((sign) => sign.test(after) && !sign.test(before));
}
