import { fractionOf } from '#lib/simulators/server/random.ts';

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ234567';

/** A Square-like id (capitals and digits), deterministic for its parts. */
export function squareId(length: number, ...parts: readonly (string | number)[]): string {
  return Array.from({ length }, (_, at) => LETTERS[Math.floor(fractionOf('id', at, ...parts) * LETTERS.length)]).join(
    '',
  );
}
