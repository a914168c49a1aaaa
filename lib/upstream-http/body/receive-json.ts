import { UPSTREAM_BOUNDS } from '#lib/domain/upstream-bounds.ts';
import { type JsonBody, jsonBody } from './json-body.ts';
import { LARGE_FROM_BYTES } from './large-bodies.ts';
import { OverBound } from './over-bound.ts';
import { scanJson } from './scan-json.ts';
import { isSliceOver, nextSlice } from './time-slices.ts';

export type Chunks = AsyncIterable<Uint8Array> | null;

/** Scanned per step; takes less than a millisecond. */
const STEP_BYTES = 64 * 1024;

type Receiving = {
  readonly maxBytes?: number;
  /** Awaited once when the body turns out to be large; receiving pauses meanwhile. */
  readonly onLarge?: () => Promise<void>;
  /** Runs our own waits, which don't count towards the upstream's timeout. */
  readonly aside?: (wait: () => Promise<void>) => Promise<void>;
};

/**
 * Receives and scans a body as it arrives, and stops at the first exceeded bound, before parsing. Throws `OverBound`,
 * `NotJson` if the body is empty or truncated, `NotUtf8`, and the stream's own errors.
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

/** Receives a body of any kind; null if it exceeds `maxBytes`. */
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

/** For small bodies already in memory. */
export function scanned(bytes: Uint8Array): JsonBody {
  const scan = scanJson();
  scan.push(bytes);
  return jsonBody(bytes, scan);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
}
