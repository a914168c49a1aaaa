import { fileError } from './file-error.ts';

// A byte order mark is removed; invalid bytes are errors, since replacing them would publish broken names.
const utf8 = new TextDecoder('utf-8', { fatal: true });
/** As browsers decode it: with the additions of Windows, which Excel writes (https://encoding.spec.whatwg.org/#shift_jis). */
const shiftJis = new TextDecoder('shift_jis', { fatal: true });

/** Control characters, as in UTF-16 and binary files, and those that a company added to its own fonts (外字). */
const NOT_TEXT = /[^\P{Cc}\t\r\n]|\p{Co}/u;

/**
 * Decodes UTF-8 (with or without a byte order mark) or Shift_JIS. Hardly any Japanese text in Shift_JIS is valid UTF-8,
 * so UTF-8 is tried first. Throws `pos-file-invalid` for anything else.
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  const text = decodedBy(utf8, bytes) ?? decodedBy(shiftJis, bytes);
  if (text === null) throw fileError('encoding', { file });
  const at = NOT_TEXT.exec(text)?.index;
  if (at !== undefined) throw fileError('encoding', { file, line: text.slice(0, at).split('\n').length });
  return text;
}

function decodedBy(decoder: TextDecoder, bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}
