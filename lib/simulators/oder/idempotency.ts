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
  /** The answer given before; `other-body` where the key came with something else. */
  readonly recall: (key: string, fingerprint: string) => Answer | 'other-body' | undefined;
  readonly remember: (key: string, fingerprint: string, answer: Answer) => void;
  readonly saved: () => readonly Remembered[];
};

/** What a request asks for, in short: two of them are the same where this is. */
export function fingerprintOf(method: string, path: string, body: string): string {
  return createHash('sha256').update(`${method} ${path}\n${body}`).digest('base64url');
}

/** Answers to writes by their Idempotency-Key, for 24 hours of the clock that is given. */
export function createIdempotencyMemory({
  saved,
  now,
  onChange,
}: {
  saved: readonly Remembered[];
  now: () => number;
  onChange: () => void;
}): IdempotencyMemory {
  // Entries stay in the order of their time, so the old ones are always in front.
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
