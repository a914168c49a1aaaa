import { createHash } from 'node:crypto';
import type { Answer } from '#lib/simulators/server/answer.ts';

const REMEMBERED_MS = 24 * 60 * 60 * 1000;

export type Remembered = {
  readonly key: string;
  readonly fingerprint: string;
  readonly atMs: number;
  readonly answer: Pick<Answer, 'status' | 'headers' | 'body' | 'code' | 'counts'>;
};

export type IdempotencyMemory = {
  /** The stored answer; `other-body` if the key was used for a different request. */
  readonly recall: (key: string, fingerprint: string) => Answer | 'other-body' | undefined;
  readonly remember: (key: string, fingerprint: string, answer: Answer) => void;
  readonly saved: () => readonly Remembered[];
};

/** A digest of method, path and body; equal for identical requests. */
export function fingerprintOf(method: string, path: string, body: string): string {
  return createHash('sha256').update(`${method} ${path}\n${body}`).digest('base64url');
}

/** Stores the answers to writes by Idempotency-Key, for 24 hours of the given clock. */
export function createIdempotencyMemory({
  saved,
  now,
  onChange,
}: {
  saved: readonly Remembered[];
  now: () => number;
  onChange: () => void;
}): IdempotencyMemory {
  // Entries are in chronological order, so the oldest come first.
  const memory = new Map(saved.map((entry) => [entry.key, entry]));
  const forgetOld = () => {
    for (const { key, atMs } of memory.values()) {
      if (now() - atMs < REMEMBERED_MS) return;
      memory.delete(key);
    }
  };
  return {
    recall: (key, fingerprint) => {
      forgetOld();
      const entry = memory.get(key);
      if (entry === undefined) return undefined;
      return entry.fingerprint === fingerprint ? { ...entry.answer, replayed: true } : 'other-body';
    },
    remember: (key, fingerprint, { status, headers, body, code, counts }) => {
      memory.set(key, { key, fingerprint, atMs: now(), answer: { status, headers, body, code, counts } });
      onChange();
    },
    saved: () => [...memory.values()],
  };
}
