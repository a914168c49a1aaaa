import { UPSTREAM_BOUNDS } from '#lib/domain/upstream-bounds.ts';
import { type JsonBody, jsonBody } from './json-body.ts';
import { LARGE_FROM_BYTES } from './large-bodies.ts';
import { OverBound } from './over-bound.ts';
import { scanJson } from './scan-json.ts';
import { isSliceOver, nextSlice } from './time-slices.ts';

export type Chunks = AsyncIterable<Uint8Array> | null;

/** So much is scanned at a time: less than a millisecond. */
const STEP_BYTES = 64 * 1024;

type Receiving = {
  readonly maxBytes?: number;
  /** Awaited once, when the body turns out to be large; nothing more is received meanwhile. */
  readonly onLarge?: () => Promise<void>;
  /** Does what is no fault of the other side's: its time does not count. */
  readonly aside?: (wait: () => Promise<void>) => Promise<void>;
};

/**
 * Receives a body and counts it as it comes: what passes a bound ends here, unparsed. Throws `OverBound`, `NotJson` where
 * it is empty or cut, `NotUtf8`, and what the stream throws.
 */
export async function receiveJson(
  chunks: Chunks,
  { maxBytes = UPSTREAM_BOUNDS.bytes, onLarge, aside = (wait) => wait() }: Receiving = {},
): Promise<JsonBody> {
  const scan = scanJson();
  const parts: Uint8Array[] = [];
  let bytes = 0;
  let isLarge = false;
  for await (const chunk of chunks ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new OverBound('bytes', maxBytes);
    if (!isLarge && bytes > LARGE_FROM_BYTES) {
      isLarge = true;
      if (onLarge !== undefined) await aside(onLarge);
    }
    parts.push(chunk);
    for (let at = 0; at < chunk.length; at += STEP_BYTES) {
      if (isSliceOver()) await aside(nextSlice);
      scan.push(chunk.subarray(at, at + STEP_BYTES));
    }
  }
  return jsonBody(joined(parts), scan);
}

/** The start of a body that may be anything; null where there is more of it. */
export async function receiveSome(chunks: Chunks, maxBytes: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) return null;
    parts.push(chunk);
  }
  return joined(parts);
}

/** For what is small and already here. */
export function scanned(bytes: Uint8Array): JsonBody {
  const scan = scanJson();
  scan.push(bytes);
  return jsonBody(bytes, scan);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
}
