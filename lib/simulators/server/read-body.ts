import type { IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';

const BODY_LIMIT_BYTES = 5 * 1024 * 1024;

export type RequestBody =
  | { readonly kind: 'text'; readonly text: string; readonly bytes: number }
  | { readonly kind: 'too-large'; readonly bytes: number }
  | { readonly kind: 'unreadable'; readonly bytes: number };

/**
 * Reads a body, gzip or plain, of at most 5 MB decompressed. Reads a larger body to its end and discards it, since
 * closing the connection on a client that still writes would turn the 413 into an EPIPE. Rejects if the client
 * disconnects.
 */
export async function readBody(request: IncomingMessage): Promise<RequestBody> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= BODY_LIMIT_BYTES) chunks.push(chunk);
  }
  if (bytes > BODY_LIMIT_BYTES) return { kind: 'too-large', bytes };
  const sent = Buffer.concat(chunks);
  if (request.headers['content-encoding'] !== 'gzip') return { kind: 'text', text: sent.toString('utf8'), bytes };
  return unpack(sent);
}

function unpack(sent: Buffer): RequestBody {
  const bytes = sent.length;
  try {
    const text = gunzipSync(sent, { maxOutputLength: BODY_LIMIT_BYTES }).toString('utf8');
    return { kind: 'text', text, bytes };
  } catch (error) {
    const tooLarge = error instanceof RangeError;
    return { kind: tooLarge ? 'too-large' : 'unreadable', bytes };
  }
}
