import type { z } from 'zod';
import { json, type Answer } from '#lib/simulators/server/answer.ts';
import type { Route, SimulatorRequest } from '#lib/simulators/server/router.ts';
import { checkFence } from './admission.ts';
import type { BrandStore } from './brand-store.ts';
import { fingerprintOf, type IdempotencyMemory } from './idempotency.ts';
import { invalid, problem, type FieldError } from './problem.ts';
import { readBody } from './read-body.ts';

export type WriteContext = {
  readonly store: BrandStore;
  readonly memory: IdempotencyMemory;
};

export type Write<Schema extends z.ZodType> = {
  readonly path: string;
  readonly schema: Schema;
  readonly brandIdOf: (request: SimulatorRequest) => string | undefined;
  /** Refuses the request whatever its body says. */
  readonly admit?: (request: SimulatorRequest) => Answer | undefined;
  /** Returns every error that prevents the body from being applied. */
  readonly check: (request: SimulatorRequest, body: z.output<Schema>) => readonly FieldError[];
  /** Returns the response. */
  readonly apply: (request: SimulatorRequest, body: z.output<Schema>) => object;
  /** Counts of the body's contents, for the record. */
  readonly counts: (body: z.output<Schema>) => Readonly<Record<string, number>>;
};

/** A PUT with the rules common to all writes: fence, idempotency key, all or nothing. */
export function writeRoute<Schema extends z.ZodType>(write: Write<Schema>, context: WriteContext): Route {
  const { store, memory } = context;
  return {
    method: 'PUT',
    path: write.path,
    handle: (request) => {
      const brandId = write.brandIdOf(request);
      if (brandId === undefined) return problem({ status: 404, detail: 'It is no longer there.' });
      const stale = checkFence(request, store, brandId);
      if (stale !== undefined) return stale;
      const refused = write.admit?.(request);
      if (refused !== undefined) return refused;
      const { 'idempotency-key': key, 'sync-fence': fence } = request.headers;
      if (!key) return problem({ status: 400, detail: 'Idempotency-Key is missing.', code: 'idempotency-key-missing' });
      if (!fence) return problem({ status: 400, detail: 'Sync-Fence is missing.', code: 'fence-missing' });

      const memoryKey = `${brandId} ${key}`;
      const fingerprint = fingerprintOf(request.method, request.path, request.body);
      const before = memory.recall(memoryKey, fingerprint);
      if (before === 'other-body') {
        return problem({ status: 422, detail: 'This key came with another body.', code: 'idempotency-key-reused' });
      }
      if (before !== undefined) return before;
      const answer = carryOut(write, request);
      if (answer.status !== 400) memory.remember(memoryKey, fingerprint, answer);
      return answer;
    },
  };
}

function carryOut<Schema extends z.ZodType>(write: Write<Schema>, request: SimulatorRequest): Answer {
  const body = readBody(request.body, write.schema);
  if ('refused' in body) return body.refused;
  const counts = write.counts(body.value);
  const errors = write.check(request, body.value);
  if (errors.length > 0) return { ...invalid(errors), counts };
  return json(200, write.apply(request, body.value), { applied: true, counts });
}
