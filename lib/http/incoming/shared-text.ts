import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';

const pack = promisify(gzip);

/** Shorter than this, in bytes, a text is sent as it is: packing it would take longer than sending it. */
const PACKED_FROM = 8_192;

/** A text that many are sent: made, encoded and packed at most once each, and not before somebody wants it. */
export type SharedText = {
  readonly plain: () => Uint8Array<ArrayBuffer>;
  /** By gzip; null where that is not worth it. */
  readonly packed: () => Promise<Uint8Array<ArrayBuffer>> | null;
};

export function sharedText(make: () => string): SharedText {
  let bytes: Uint8Array<ArrayBuffer> | undefined;
  let packing: Promise<Uint8Array<ArrayBuffer>> | undefined;
  const plain = () => (bytes ??= new TextEncoder().encode(make()));
  return {
    plain,
    packed() {
      if (plain().length < PACKED_FROM) return null;
      // The rows of thousands of shops are alike: the fastest way makes a twentieth of them.
      return (packing ??= pack(plain(), { level: constants.Z_BEST_SPEED }));
    },
  };
}
