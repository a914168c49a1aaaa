import { SyncError } from '#lib/domain/errors.ts';
import type { UpstreamSide } from './error-maker.ts';

/** Rereads of a list after the first read. */
const MOST_REREADS = 3;

const FINAL_CODE = { pos: 'pos-read-expired', ordering: 'ordering-failed' } as const;

type Refusal = { readonly status: number; readonly said?: string };

/**
 * A list's cursor was rejected in the middle of a read. Cursors live for minutes (Square's for five), and a read can
 * take longer: a gate closed by `Retry-After`, retries, a stopped process.
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
 * Reads a paginated list and restarts from the first page if a cursor expires. Each read starts empty, so pages of two
 * reads never mix. Throws `pos-read-expired` or `ordering-failed` after too many restarts.
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
