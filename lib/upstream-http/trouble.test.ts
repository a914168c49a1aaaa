import { describe, expect, it } from 'vitest';
import { NoAnswer } from './no-answer.ts';
import { createTrouble } from './trouble.ts';

const busy = { kind: 'busy' } as Parameters<ReturnType<ReturnType<typeof createTrouble>['enter']>['saw']>[0];
const answer = { kind: 'answer' } as typeof busy;
const silence = new NoAnswer('unreachable');

describe('trouble with an upstream', () => {
  it('starts with two refusals in a row or one unanswered request, and ends with the next answer', () => {
    const trouble = createTrouble();
    using first = trouble.enter();
    first.saw(busy);
    expect(trouble.isRetrying).toBe(false);
    first.saw(busy);
    expect(trouble.isRetrying).toBe(true);
    using second = trouble.enter();
    second.saw(answer);
    expect(trouble.isRetrying).toBe(false);
    first.saw(silence);
    expect(trouble.isRetrying).toBe(true);
  });

  it('ends when no request waits for a retry', () => {
    const trouble = createTrouble();
    {
      using request = trouble.enter();
      request.saw(silence);
      request.saw(silence);
    }
    expect(trouble.isRetrying).toBe(false);
  });
});
