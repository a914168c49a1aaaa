import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { constants, createGzip, gunzip } from 'node:zlib';
import { UPSTREAM_BOUNDS } from '#lib/domain/upstream-bounds.ts';
import type { StoredCatalogue } from '#lib/sync/ports.ts';
import { inSlices, type Steps } from '#lib/upstream-http/body/time-slices.ts';
import type { SquareObject } from './schema.ts';

/** Of the stored form: increase it when `schema.ts` keeps other fields. */
export const STORED_VERSION = 1;

/** A catalogue as read, and what the next search needs. */
export type KnownCatalogue = {
  readonly merchant: string;
  /** Square's time of the last change in it. */
  readonly latestTime: string;
  /** The last full read, by our clock. */
  readonly fullAtMs: number;
  /** Of the JSON that it was read from: a measure of its memory. */
  readonly values: number;
  /** Referenced objects that Square confirmed to be gone. */
  readonly gone: readonly string[];
  readonly objects: ReadonlyMap<string, SquareObject>;
};

type Head = Omit<KnownCatalogue, 'objects'>;

const unzip = promisify(gunzip);
const NEWLINE = 0x0a;

/** Lines of JSON, so that neither writing nor reading blocks the process. */
export async function pack({ objects, ...head }: KnownCatalogue): Promise<StoredCatalogue> {
  const zip = createGzip({ level: constants.Z_BEST_SPEED });
  const [body] = await Promise.all([buffer(zip), pipeline(linesOf(head, objects), zip)]);
  return { version: STORED_VERSION, body };
}

/** Characters that are compressed at once. */
const CHUNK_CHARS = 100_000;

function* linesOf(head: Head, objects: KnownCatalogue['objects']) {
  let chunk = `${JSON.stringify(head)}\n`;
  for (const object of objects.values()) {
    chunk += `${JSON.stringify(object)}\n`;
    if (chunk.length < CHUNK_CHARS) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

/** Null if it was stored in another form, or is damaged. */
export async function unpack({ version, body }: StoredCatalogue, signal: AbortSignal): Promise<KnownCatalogue | null> {
  if (version !== STORED_VERSION) return null;
  try {
    const text = await unzip(body, { maxOutputLength: UPSTREAM_BOUNDS['read-bytes'] });
    return await inSlices(parse(text), signal);
  } catch {
    signal.throwIfAborted();
    return null;
  }
}

/** The lines are our own: only damage, which gzip's checksum finds, could make them differ from what was written. */
function* parse(text: Buffer): Steps<KnownCatalogue> {
  let head: Head | null = null;
  const objects = new Map<string, SquareObject>();
  for (let from = 0; from < text.length;) {
    yield;
    const end = text.indexOf(NEWLINE, from);
    const line: unknown = JSON.parse(text.toString('utf8', from, end));
    if (head === null) head = line as Head;
    else objects.set((line as SquareObject).id, line as SquareObject);
    from = end + 1;
  }
  if (head === null) throw new Error('an empty catalogue was stored');
  return { ...head, objects };
}
