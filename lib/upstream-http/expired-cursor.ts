import { SyncError } from '#lib/domain/errors.ts';
import type { UpstreamSide } from './error-maker.ts';

/** After the first read, a list is read again so many times. */
const MOST_REREADS = 3;

const FINAL_CODE = { pos: 'pos-read-expired', ordering: 'ordering-failed' } as const;

type Refusal = { readonly status: number; readonly said?: string };

/**
 * A list's cursor was refused in the middle of a read. Cursors live for minutes (Square's for five), and a read can take
 * longer: a gate closed by `Retry-After`, retries, a stopped process.
 */
export class ExpiredCursor extends Error {
  readonly refusal: Refusal;

  constructor({ status, said }: Refusal) {
    super('the cursor of a list has expired');
    this.name = 'ExpiredCursor';
    this.refusal = { status, ...(said !== undefined && { said }) };
  }
}

/**
 * Reads a list of pages, and again from its first page where a cursor expires: each read begins with nothing, so that pages
 * of two reads never come together. Throws `pos-read-expired` or `ordering-failed` where that happens time after time.
 */
export async function untilCursorsLast<T>(side: UpstreamSide, readAll: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await readAll();
    } catch (error) {
      if (!(error instanceof ExpiredCursor)) throw error;
      if (tries > MOST_REREADS) {
        throw new SyncError(FINAL_CODE[side], { detail: { ...error.refusal, tries }, cause: error });
      }
    }
  }
}
