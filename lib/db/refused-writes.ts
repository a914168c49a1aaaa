/** A full disk rejects only some writes, so no probe can tell when it has room again. */
const REMEMBERED_MS = 60_000;

let refusedAtMs = Number.NEGATIVE_INFINITY;

export function noteRefusedWrite(): void {
  refusedAtMs = performance.now();
}

/** Whether a write of this process was rejected in the last minute: disk full, or database read-only. */
export function wereWritesRefused(): boolean {
  return performance.now() - refusedAtMs < REMEMBERED_MS;
}
