import type { Locale } from '#lib/messages/locale.ts';
import { translatorFor } from '#lib/messages/translator.ts';
import { ProblemError } from './problem-error.ts';

const MOST_BYTES = 1_000_000;

/** Reads the body, up to 1 MB regardless of `Content-Length`. Throws `body-too-large` or `invalid-body`. */
export async function readText(request: Request, locale: Locale): Promise<string> {
  return textOf(await readBytes(request), locale).trim();
}

/** Reads the body as it was sent. Throws `body-too-large`. */
export async function readBytes(request: Request): Promise<Uint8Array> {
  const promisedBytes = request.headers.get('content-length');
  // Reading an empty body takes as long as reading a short one.
  if (promisedBytes === '0') return new Uint8Array();
  if (Number(promisedBytes) > MOST_BYTES) throw new ProblemError('body-too-large');
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw new ProblemError('body-too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Rejects other encodings, such as Shift_JIS, which would be stored as garbled text. */
function textOf(bytes: Uint8Array, locale: Locale): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw unreadable(translatorFor(locale)('input.notUtf8'));
  }
}

/** Parses a body; an empty one is `{}`. */
export function jsonOf(text: string, locale: Locale): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable(translatorFor(locale)('input.notJson'));
  }
}

function unreadable(message: string): ProblemError {
  return new ProblemError('invalid-body', { errors: [{ field: '', message }] });
}
