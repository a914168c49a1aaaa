import type { Response } from 'undici';
import { NoAnswer } from './no-answer.ts';
import { tidyWords } from './other-sides-words.ts';

type Answer = Pick<Response, 'status' | 'headers'>;

/** The text of an answer, whole; throws `NoAnswer` where it breaks off or passes the bound, and the abort's reason on abort. */
export async function readText(
  response: Pick<Response, 'status'> & { readonly body: AsyncIterable<Uint8Array> | null },
  options: { maxBytes: number; signal: AbortSignal },
): Promise<string> {
  const { status } = response;
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let bytes = 0;
  try {
    // fetch itself compares with `content-length` and the last chunk: what is cut short throws here.
    for await (const chunk of response.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > options.maxBytes) {
        throw new NoAnswer('malformed', { status, said: `more than ${options.maxBytes} bytes` });
      }
      parts.push(decoder.decode(chunk, { stream: true }));
    }
  } catch (error) {
    options.signal.throwIfAborted();
    if (error instanceof NoAnswer) throw error;
    throw new NoAnswer('incomplete', { status, cause: error });
  }
  return parts.join('') + decoder.decode();
}

/** The JSON of a success. An empty or cut body is `incomplete`; anything that isn't called JSON is `malformed`. */
export function parseSuccess(
  response: Answer,
  { text, secrets }: { text: string; secrets: readonly string[] },
): unknown {
  const { status } = response;
  const contentType = response.headers.get('content-type') ?? '';
  if (text.trim() === '') throw new NoAnswer('incomplete', { status });
  if (!isJsonType(contentType)) throw new NoAnswer('malformed', { status, said: tidyWords(contentType, secrets) });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new NoAnswer('incomplete', { status, cause: error });
  }
}

/** What can be made of the body of a refusal; undefined where it is no JSON. */
export function parseRefusal(response: Answer, text: string): unknown {
  if (!isJsonType(response.headers.get('content-type') ?? '')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isJsonType(contentType: string): boolean {
  return /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(contentType.trim());
}
