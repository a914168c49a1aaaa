/** A full disk refuses some writes and not others: nothing short of the writes themselves tells when it is over. */
const REMEMBERED_MS = 60_000;

let refusedAtMs = Number.NEGATIVE_INFINITY;

export function noteRefusedWrite(): void {
  refusedAtMs = performance.now();
}

/** Whether a write of this process was refused in the last minute because the disk is full or the database read-only. */
export function wereWritesRefused(): boolean {
  return performance.now() - refusedAtMs < REMEMBERED_MS;
}
