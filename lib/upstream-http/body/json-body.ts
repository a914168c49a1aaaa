import { decodeUtf8, textStart } from './decode-utf-8.ts';
import type { JsonScan } from './scan-json.ts';
import { isSliceOver, nextSlice } from './time-slices.ts';

/** Invalid or truncated JSON. */
export class NotJson extends Error {
  constructor(cause?: unknown) {
    super('not JSON', { cause });
    this.name = 'NotJson';
  }
}

export type BodySize = { readonly bytes: number; readonly values: number };

/** A response that was scanned but not parsed yet. Reading throws `NotJson` and `NotUtf8`. */
export type JsonBody = {
  readonly size: BodySize;
  /** The top level. Its lists (the root itself, or the root's members) hold entry slots instead of entries. */
  readonly root: unknown;
  /** Parses one entry. */
  entry(place: number): unknown;
};

/** Parses only the top level. */
export function jsonBody(bytes: Uint8Array, scan: JsonScan): JsonBody {
  if (!scan.isWhole) throw new NotJson();
  let text = '';
  let at = textStart(bytes);
  for (const { from, to, firstEntry, entries } of scan.lists) {
    const slots = isBlank(bytes, from, to) ? [] : Array.from({ length: entries }, (_, index) => firstEntry + index);
    text += `${decodeUtf8(bytes.subarray(at, from))}${slots.join(',')}`;
    at = to;
  }
  text += decodeUtf8(bytes.subarray(at));
  return {
    size: { bytes: bytes.length, values: scan.values },
    root: parse(text),
    entry: (place) => parse(decodeUtf8(bytes.subarray(scan.entries[2 * place], scan.entries[2 * place + 1]))),
  };
}

/** Parses the whole body in time slices, without blocking the event loop. */
export async function wholeOf(body: JsonBody, signal: AbortSignal): Promise<unknown> {
  const { root } = body;
  if (Array.isArray(root)) return entriesOf(body, { slots: root, signal });
  if (typeof root !== 'object' || root === null) return root;
  const whole: [string, unknown][] = [];
  for (const [key, value] of Object.entries(root)) {
    whole.push([key, Array.isArray(value) ? await entriesOf(body, { slots: value, signal }) : value]);
  }
  return Object.fromEntries(whole);
}

async function entriesOf(
  body: JsonBody,
  { slots, signal }: { slots: readonly unknown[]; signal: AbortSignal },
): Promise<unknown[]> {
  const entries: unknown[] = [];
  for (const place of slots) {
    if (isSliceOver()) await nextSlice();
    signal.throwIfAborted();
    entries.push(body.entry(Number(place)));
  }
  return entries;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new NotJson(error);
  }
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at];
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return false;
  }
  return true;
}
