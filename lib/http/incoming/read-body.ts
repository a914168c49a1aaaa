import type { Locale } from '../../messages/locale.ts';
import { translatorFor } from '../../messages/translator.ts';
import { ProblemError } from './problem-error.ts';

const MOST_BYTES = 1_000_000;

/** The body; stops reading at 1 MB, whatever the headers promised. */
export async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BYTES) throw new ProblemError('body-too-large');
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw new ProblemError('body-too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8').trim();
}

/** A body's JSON; no body is `{}`. */
export function jsonOf(text: string, locale: Locale): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new ProblemError('invalid-body', {
      errors: [{ field: '', message: translatorFor(locale)('input.notJson') }],
    });
  }
}
