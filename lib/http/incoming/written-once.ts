import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { TaggedAnswer } from './answer.ts';

const compress = promisify(gzip);

/** A text that many ask for: written when the first of them does, and compressed when the first does who takes that. */
export function writtenOnce(write: () => string): Required<Pick<TaggedAnswer, 'json' | 'gzip'>> {
  let text: string | undefined;
  let compressed: Promise<Uint8Array<ArrayBuffer>> | undefined;
  const json = () => (text ??= write());
  return { json, gzip: () => (compressed ??= compress(json())) };
}
