import type { Locale } from '#lib/messages/locale.ts';
import { translatorFor } from '#lib/messages/translator.ts';
import { ProblemError } from './problem-error.ts';

const MOST_BYTES = 1_000_000;

/** The body; stops reading at 1 MB, whatever the headers promised. */
export async function readText(request: Request, locale: Locale): Promise<string> {
  const promisedBytes = request.headers.get('content-length');
  // To find out by reading that nothing comes takes as long as to read something.
  if (promisedBytes === '0') return '';
  if (Number(promisedBytes) > MOST_BYTES) throw new ProblemError('body-too-large');
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw new ProblemError('body-too-large');
    chunks.push(chunk);
  }
  return textOf(Buffer.concat(chunks), locale).trim();
}

/** What is no UTF-8 would be kept as another text: a tool that sends Shift_JIS is told so. */
function textOf(bytes: Uint8Array, locale: Locale): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw unreadable(translatorFor(locale)('input.notUtf8'));
  }
}

/** A body's JSON; no body is `{}`. */
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
