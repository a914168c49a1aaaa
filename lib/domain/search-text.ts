/** Normalizes for search: NFKC, lower case, hiragana as katakana (すすきの = ススキノ), white space as one space. */
export function searchText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\u3041-\u3096]/gu, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) + 0x60))
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
