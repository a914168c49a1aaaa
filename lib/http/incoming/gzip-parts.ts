import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';

const compress = promisify(deflateRaw);

/** Compressed, the time and the system it was made on left unsaid: RFC 1952, 2.3. */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);

/** A text that ends many answers, compressed once for all of them. */
export type Ending = { readonly bytes: Buffer; readonly deflated: Buffer };

export async function endingOf(text: string): Promise<Ending> {
  const bytes = Buffer.from(text);
  return { bytes, deflated: await compress(bytes) };
}

/** One gzip stream of a beginning and an ending: a deflate stream may be cut where a full flush has closed its blocks. */
export async function gzipWith(beginning: string, { bytes, deflated }: Ending): Promise<Uint8Array<ArrayBuffer>> {
  const begun = Buffer.from(beginning);
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(bytes, crc32(begun)), 0);
  // Modulo 2^32, as the format has it.
  trailer.writeUInt32LE((begun.length + bytes.length) >>> 0, 4);
  return Buffer.concat([HEADER, await compress(begun, { finishFlush: constants.Z_FULL_FLUSH }), deflated, trailer]);
}
