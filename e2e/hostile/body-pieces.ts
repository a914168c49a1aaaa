import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import type { HostileBody, HostileCase } from './case-schema.ts';

const PIECE_BYTES = 64 * 1024;

/** A response's body as sent over the wire. */
export function wireBody({ encoding, paceMs }: HostileCase, body: HostileBody, page: number): Readable {
  const plain = Readable.from(paced(bodyPieces(body, page), paceMs), { objectMode: false });
  switch (encoding) {
    case 'none':
    case 'none-said-gzip':
      return plain;
    case 'gzip':
      return plain.pipe(createGzip({ level: 1 }));
    case 'gzip,gzip':
      return plain.pipe(createGzip({ level: 1 })).pipe(createGzip({ level: 1 }));
    case 'br':
      return plain.pipe(createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }));
  }
}

export function* bodyPieces(body: HostileBody, page: number): Generator<Buffer> {
  const { head, unit = '', unitHex, between, times = Number.POSITIVE_INFINITY, tail, tailHex } = body;
  const filled = (text: string, n: number) =>
    text.includes('{') ? text.replaceAll('{n}', String(n)).replaceAll('{page}', String(page)) : text;
  const fixed = unitHex === undefined ? null : Buffer.from(unitHex, 'hex');
  let pieces: Buffer[] = [Buffer.from(filled(head, 0))];
  let bytes = 0;
  if (unit !== '' || fixed !== null) {
    for (let n = 0; n < times; n += 1) {
      const piece = fixed ?? Buffer.from(`${n > 0 ? between : ''}${filled(unit, n)}`);
      pieces.push(piece);
      bytes += piece.length;
      if (bytes < PIECE_BYTES) continue;
      yield Buffer.concat(pieces);
      pieces = [];
      bytes = 0;
    }
  }
  pieces.push(Buffer.from(filled(tail, 0)), Buffer.from(tailHex ?? '', 'hex'));
  yield Buffer.concat(pieces);
}

async function* paced(pieces: Iterable<Buffer>, paceMs: number | undefined): AsyncGenerator<Buffer> {
  for (const piece of pieces) {
    if (paceMs !== undefined) await sleep(paceMs);
    yield piece;
  }
}
