import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';

const compress = promisify(deflateRaw);

/** Compressed, the time and the system it was made on left unsaid: RFC 1952, 2.3. */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);

/** A text that begins many answers, compressed once for all of them. */
export type Opening = { readonly deflated: Buffer; readonly crc: number; readonly bytes: number };

export async function openingOf(text: string): Promise<Opening> {
  const bytes = Buffer.from(text);
  // Closes the last block, so that another may follow which knows nothing of it.
  const deflated = await compress(bytes, { finishFlush: constants.Z_FULL_FLUSH });
  return { deflated, crc: crc32(bytes), bytes: bytes.length };
}

/** One gzip stream of an opening and what follows it. */
export async function gzipAfter(opening: Opening, text: string): Promise<Uint8Array<ArrayBuffer>> {
  const rest = Buffer.from(text);
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(rest, opening.crc), 0);
  // Modulo 2^32, as the format has it.
  trailer.writeUInt32LE((opening.bytes + rest.length) >>> 0, 4);
  return Buffer.concat([HEADER, opening.deflated, await compress(rest), trailer]);
}
