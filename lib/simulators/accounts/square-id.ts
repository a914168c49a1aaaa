import { fractionOf } from '#lib/simulators/server/random.ts';

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ234567';

/** An id as Square makes them (capitals and digits), always the same for the same parts. */
export function squareId(length: number, ...parts: readonly (string | number)[]): string {
  return Array.from({ length }, (_, at) => LETTERS[Math.floor(fractionOf('id', at, ...parts) * LETTERS.length)]).join(
    '',
  );
}
